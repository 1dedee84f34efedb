import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { createRecord } from '@/lib/modules';
import { isSigned } from '@/lib/platform/http/signature';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { askApi } from '@/lib/test-support/ask-api';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { messageJobs } from './messages/deliver';

const { admin } = await testDatabase();
const receiver = await startReceiver();
afterAll(receiver.close);

beforeEach(async () => {
  await admin`delete from attempts`;
  receiver.got = [];
});

async function account() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const channel = await createRecord(pia, {
    collection: 'channels',
    name: 'SMS',
    fields: { connection: 'webhook', kind: 'sms', url: receiver.url },
  });
  const { token } = await createApiKey(pia, { name: 'Till', scopes: ['contacts.create', 'messages.reply'] });
  const { body } = await askApi(token, 'POST /contacts', { name: 'Zoé', phone: '+39061234567' });
  return { pia, token, channel, path: `/contacts/${body.id}` };
}

test('S0.2 a key writes to a contact through a channel, which receives the message signed', async () => {
  const { token, channel, path } = await account();
  const { body: channels } = await askApi(token, `GET ${path}/channels`);
  expect(channels).toEqual({ data: [{ id: channel.id, name: 'SMS', kind: 'sms' }] });
  const header = { 'idempotency-key': 'order-1' };
  const message = { channelId: channel.id, text: 'Your order is ready.' };
  const sent = await askApi(token, `POST ${path}/messages`, message, header);
  expect(sent.status).toBe(202);
  expect((await askApi(token, `POST ${path}/messages`, message, header)).body).toEqual(sent.body);
  await drain(messageJobs);
  expect(receiver.got).toHaveLength(1);
  const [{ body = '', signature = null } = {}] = receiver.got;
  expect(isSigned(channel.secrets.secret ?? '', signature, body, Date.now() / 1000)).toBe(true);
  expect(JSON.parse(body)).toMatchObject({ text: 'Your order is ready.', to: { phone: '+39061234567' } });
});

test('S0.2 SA7 a channel that is unknown, and a contact who unsubscribed, get no message', async () => {
  const { pia, token, channel, path } = await account();
  const messages = async () => admin`select 1 from messages where workspace_id = ${pia.workspace.id}`;
  const unknown = await askApi(token, `POST ${path}/messages`, {
    channelId: crypto.randomUUID(),
    text: 'Ciao',
  });
  expect(unknown).toMatchObject({ status: 400, body: { field: 'channelId', code: 'no-channel' } });
  await admin`update contacts set unsubscribed_at = now() where workspace_id = ${pia.workspace.id}`;
  const refused = await askApi(token, `POST ${path}/messages`, { channelId: channel.id, text: 'Ciao' });
  expect(refused).toMatchObject({ status: 400, body: { field: 'contactId', code: 'unsubscribed-contact' } });
  expect(await messages()).toHaveLength(0);
});
