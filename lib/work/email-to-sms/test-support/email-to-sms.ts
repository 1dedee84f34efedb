import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type postgres from 'postgres';
import { afterAll, beforeEach, expect } from 'vitest';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { world } from '@/lib/test-support/world';
import { mailServer } from '../mail-server';
import { keyOf } from '../sms-address';

/** Starts the mail server of email to SMS for one file of tests. */
export async function startEmailToSms(admin: postgres.Sql) {
  const server = mailServer({ domain: 'sms.example.com' });

  const listener = server.listen(0, '127.0.0.1');

  await once(listener, 'listening');

  const { port } = listener.address() as AddressInfo;

  afterAll(() => new Promise<void>((done) => server.close(done)));

  beforeEach(async () => {
    await admin`delete from outbox`;
    await admin`delete from attempts`;
  });

  const from = 'alerts@customer.example';

  const fields = { sender: 'ACME', subject: 'left-out', parts: 1 };

  async function registered(ctx: WorkspaceContext, more: Partial<typeof fields> = {}, name = from) {
    const record = { collection: 'email-to-sms', name, fields: { ...fields, ...more } };
    const { id } = await createRecord(ctx, record);
    return { id, to: (number = '393471234567') => `${number}.${keyOf(id)}@sms.example.com` };
  }

  async function account({ url = 'http://127.0.0.1:9/out' } = {}) {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await createRecord(pia, {
      collection: 'channels',
      name: 'SMS',
      fields: { connection: 'webhook', kind: 'sms', url },
    });
    return pia;
  }

  /** Sends by a real SMTP client; resolves with what the server answered to each recipient and to the mail. */
  async function mail({ to, ...options }: SendMailOptions & { to: string | string[] }) {
    const client = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    try {
      const { accepted, rejected } = await client.sendMail({ from, to, text: 'Server down', ...options });
      return { accepted: accepted.length, rejected: rejected.length, code: 250 };
    } catch (error) {
      const { responseCode, response } = error as { responseCode?: number; response?: string };
      return { accepted: 0, code: responseCode, response };
    } finally {
      client.close();
    }
  }

  const log = (id: string) =>
    admin`select outcome, response_code, error from delivery_attempts where record_id = ${id} order by at`;

  /** Everything that a refused mail must leave unchanged. */
  const stored = () => admin`select
  (select jsonb_agg(m order by id) from messages m) as messages,
  (select jsonb_agg(c order by id) from contacts c) as contacts,
  (select count(*) from credit_transfers) as transfers, (select count(*) from outbox) as outbox`;

  async function refused(sending: Parameters<typeof mail>[0], code: number) {
    const before = await stored();
    expect(await mail(sending)).toMatchObject({ accepted: 0, code });
    expect(await stored()).toEqual(before);
  }

  return { port, from, registered, account, mail, log, refused };
}
