import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { deleteRecord, transitionRecord } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { startReceiver } from '@/lib/test-support/receiver';
import { again } from '@/lib/test-support/world';
import { topUp } from '@/lib/work/credit/top-up';
import { messageJobs } from '@/lib/work/inbox/messages/deliver';
import { readMailReception } from './mail-reception';
import { keyOf, readMailboxName } from './sms-address';
import { startEmailToSms } from './test-support/email-to-sms';

const { admin } = await testDatabase();

const { registered, account, mail, log, refused } = await startEmailToSms(admin);

const written = async ({ workspace }: WorkspaceContext) =>
  (
    await admin<{ body: string; phone: string }[]>`
      select m.body, c.phone from messages m
      join conversations v on v.id = m.conversation_id join contacts c on c.id = v.contact_id
      where m.workspace_id = ${workspace.id} and m.kind = 'outbound' order by c.phone, m.at`
  ).map(({ body, phone }) => [phone, body]);

describe('a mail of a registered sender', () => {
  test('S0.2 is sent as a text through the channel of the account, under the registered name', async () => {
    const receiver = await startReceiver();
    const pia = await account({ url: receiver.url });
    const { id, to } = await registered(pia);
    expect(await mail({ to: to() })).toMatchObject({ accepted: 1, code: 250 });
    expect(await written(pia)).toEqual([['+393471234567', 'Server down']]);
    expect(await drain(messageJobs)).toBe(1);
    expect(JSON.parse(receiver.got[0]?.body ?? '{}')).toMatchObject({
      text: 'Server down',
      sender: 'ACME',
      to: { phone: '+393471234567' },
    });
    expect(await log(id)).toEqual([{ outcome: 'taken', response_code: 250, error: null }]);
    await receiver.close();
  });

  test('goes to each recipient, with its subject first, without signature, cut to the parts', async () => {
    const pia = await account();
    const { to } = await registered(pia, { subject: 'first' });
    const text = `${'a'.repeat(200)}\n-- \nAda Example`;
    await mail({ to: [to(), to('0033612345678')], subject: 'Alert', text });
    const expected = `Alert\n${'a'.repeat(154)}`;
    expect(await written(pia)).toEqual([
      ['+33612345678', expected],
      ['+393471234567', expected],
    ]);
  });

  test('RV5 handed over again, because the answer was lost, is sent and paid once', async () => {
    const root = await account();
    await admin`update workspaces set flags = '{prepaid}' where id = ${root.workspace.id}`;
    const pia = await again(root);
    await topUp(pia, { credits: 3, reference: '', requestId: crypto.randomUUID() });
    const { id, to } = await registered(pia);
    const messageId = '<alert@customer.example>';
    for (const _ of [1, 2]) expect(await mail({ to: to(), messageId })).toMatchObject({ code: 250 });
    expect(await written(pia)).toHaveLength(1);
    expect((await log(id)).map(({ error }) => error)).toEqual([null, 'repeated']);
    const [{ balance } = {}] = await admin`select balance from credit_accounts
      where workspace_id = ${pia.workspace.id} and kind = 'prepaid'`;
    expect(Number(balance)).toBe(2);
  });

  test('S0.7 R8 is still sent after the member who registered it has left', async () => {
    const pia = await account();
    const paul = await colleague(pia, pia.workspace, 'paul', 'parent-admin');
    const { to } = await registered(paul);
    await admin`update members set status = 'left' where id = ${paul.member.id}`;
    expect(await mail({ to: to() })).toMatchObject({ code: 250 });
  });
});

describe('a mail is refused, and nothing changes,', () => {
  test('from any sender but the registered one, and the log says so', async () => {
    const pia = await account();
    const { id, to } = await registered(pia);
    await refused({ to: to(), from: 'mallory@elsewhere.example' }, 550);
    expect(await log(id)).toEqual([{ outcome: 'refused', response_code: 550, error: 'wrong-sender' }]);
  });

  test('IN10 to an address without the right key, also with a key of another registration', async () => {
    const pia = await account();
    const { id } = await registered(pia);
    const key = keyOf(id);
    const forged = key.slice(0, 25) + keyOf(crypto.randomUUID()).slice(25);
    for (const name of ['393471234567', `393471234567.${forged}`, `393471234567.${key}0`])
      await refused({ to: `${name}@sms.example.com` }, 550);
    expect(readMailboxName(`393471234567.${key}`)?.registrationId).toBe(id);
    expect(await log(id)).toEqual([]);
  });

  test('while the registration is paused, once it is removed, and once the account is closed', async () => {
    const pia = await account();
    const { id, to } = await registered(pia);
    const at = { collection: 'email-to-sms', recordId: id };
    await transitionRecord(pia, { ...at, version: 1, transition: 'pause' });
    await refused({ to: to() }, 550);
    await transitionRecord(pia, { ...at, version: 2, transition: 'resume' });
    await admin`update workspaces set closed_at = now() where id = ${pia.workspace.id}`;
    await refused({ to: to() }, 550);
    await admin`update workspaces set closed_at = null where id = ${pia.workspace.id}`;
    await deleteRecord(pia, { ...at, version: 3 });
    await refused({ to: to() }, 550);
  });

  test('to a recipient who has unsubscribed or is no phone number; the others get it', async () => {
    const pia = await account();
    const { id, to } = await registered(pia);
    await mail({ to: to() });
    await admin`update contacts set unsubscribed_at = now() where workspace_id = ${pia.workspace.id}`;
    await refused({ to: to() }, 550);
    await refused({ to: to('12345') }, 550);
    expect(await mail({ to: [to(), to('33612345678')], text: 'Again' })).toMatchObject({ rejected: 1 });
    expect(await written(pia)).toContainEqual(['+33612345678', 'Again']);
    expect((await log(id)).map(({ error }) => error)).toEqual([
      ...[null, 'unsubscribed', 'bad-number', 'unsubscribed', null],
    ]);
  });

  test('without text, without a channel, and when the credit does not suffice for all', async () => {
    const root = await account();
    await admin`update workspaces set flags = '{prepaid}' where id = ${root.workspace.id}`;
    const pia = await again(root);
    await topUp(pia, { credits: 1, reference: '', requestId: crypto.randomUUID() });
    const { id, to } = await registered(pia);
    await refused({ to: [to(), to('33612345678')] }, 554);
    await refused({ to: to(), text: '-- \n' }, 554);
    await admin`update collection_records set state = 'disconnected' where collection = 'channels'
      and workspace_id = ${pia.workspace.id}`;
    await refused({ to: to() }, 554);
    expect((await log(id)).map(({ error }) => error)).toEqual(['no-credit', 'no-text', 'no-sms-channel']);
  });

  test('TE1 for recipients of two accounts in one mail: the second is asked for apart', async () => {
    const [pia, eve] = [await account(), await account()];
    const [one, other] = [await registered(pia), await registered(eve)];
    expect(await mail({ to: [one.to(), other.to('33612345678')] })).toMatchObject({ rejected: 1 });
    expect(await written(pia)).toHaveLength(1);
    expect(await written(eve)).toHaveLength(0);
  });

  test('S0.4 S0.5 and only admins register a sender and see whether mail is received', async () => {
    const pia = await account();
    const north = await accountUnder(pia, 'North');
    for (const role of ['advanced', 'basic']) {
      const ctx = await colleague(pia, north, role, role);
      await expect(registered(ctx)).rejects.toThrow(Denied);
      await expect(readMailReception(ctx)).rejects.toThrow(Denied);
    }
    expect(await admin`select 1 from collection_records where workspace_id = ${north.id}`).toHaveLength(0);
  });
});
