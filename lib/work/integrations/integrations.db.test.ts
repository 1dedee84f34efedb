import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { isSigned } from '@/lib/platform/http/signature';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { deleteContact } from '@/lib/work/contacts/change/delete-contact';
import { updateContact } from '@/lib/work/contacts/change/update-contact';
import { eventJobs } from './deliver';
import { testIntegration } from './send-test';

const { admin } = await testDatabase();
const receiver = await startReceiver();
afterAll(receiver.close);

beforeEach(async () => {
  await admin`delete from outbox`;
  Object.assign(receiver, { got: [], answer: 200 });
});

const seconds = () => Math.floor(Date.now() / 1_000);
const receivedEvents = () => receiver.got.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

async function connect(owner: WorkspaceContext, events: string[]) {
  const { id, secrets } = await createRecord(owner, {
    collection: 'integrations',
    name: `CRM ${crypto.randomUUID()}`,
    fields: { url: receiver.url, events },
  });
  return { id, secret: secrets.secret ?? '' };
}

async function addContact(ctx: WorkspaceContext, name: string): Promise<string> {
  const saved = await createContact(ctx, { name, phone: '+390612345678', keepDuplicate: true });
  return saved.isSaved ? saved.contactId : '';
}

test('S1.19 an integration gets the events that it subscribed to, signed with its secret, and no others', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { secret } = await connect(olga, ['contact-created', 'contact-deleted']);
  const contactId = await addContact(olga, 'Ginevra');
  await updateContact(olga, { contactId, name: 'Ginevra Malatesta' });
  await deleteContact(olga, { contactId, version: 2 });
  expect(await drain(eventJobs)).toBe(2);
  expect(receivedEvents()).toEqual([
    expect.objectContaining({ event: 'contact-created', contactId }),
    expect.objectContaining({ event: 'contact-deleted', contactId }),
  ]);
  for (const { body, signature } of receiver.got)
    expect(isSigned(secret, signature, body, seconds())).toBe(true);
});

test('MA4 no event contains a phone, an email or a name', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await connect(olga, ['contact-created']);
  await addContact(olga, 'Ginevra');
  await drain(eventJobs);
  expect(receiver.got.map(({ body }) => body).join()).not.toMatch(/Ginevra|390612345678/);
});

test('a failed post is retried with the same id', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await connect(olga, ['contact-created']);
  await addContact(olga, 'Ginevra');
  receiver.answer = 503;
  expect(await drain(eventJobs)).toBe(0);
  await admin`update outbox set due_at = now()`;
  receiver.answer = 204;
  expect(await drain(eventJobs)).toBe(1);
  const [first, second] = receivedEvents();
  expect(second).toEqual(first);
});

test('TE1 an integration gets no event of another workspace, and none while it is off', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { eva } = await world({ people: { eva: 'owner' } });
  const { id } = await connect(olga, ['contact-created']);
  await addContact(eva, 'Elsewhere');
  expect(await drain(eventJobs)).toBe(0);
  await addContact(olga, 'Just before');
  await transitionRecord(olga, {
    collection: 'integrations',
    recordId: id,
    transition: 'switch-off',
    version: 1,
  });
  expect(await drain(eventJobs)).toBe(0);
  expect(receiver.got).toEqual([]);
});

test('S0.2 S0.3 a webhook of an account gets signed posts; only admins create one', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const sam = await colleague(pia, await accountUnder(pia, 'North'), 'sam', 'sub-account-admin');
  for (const ctx of [pia, sam]) {
    receiver.got = [];
    const fields = { url: receiver.url, events: ['contact-created'] };
    const { secrets } = await createRecord(ctx, { collection: 'webhooks', name: 'Board', fields });
    const contactId = await addContact(ctx, 'Ginevra');
    expect(await drain(eventJobs)).toBe(1);
    expect(receivedEvents()).toEqual([expect.objectContaining({ event: 'contact-created', contactId })]);
    const [post] = receiver.got;
    expect(isSigned(secrets.secret ?? '', post?.signature ?? null, post?.body ?? '', seconds())).toBe(true);
  }
  for (const role of ['advanced', 'basic']) {
    const uma = await colleague(pia, pia.workspace, 'uma', role);
    const fields = { url: receiver.url, events: ['contact-created'] };
    const attempt = createRecord(uma, { collection: 'webhooks', name: 'Mine', fields });
    await expect(attempt).rejects.toThrow(Denied);
  }
});

test('S1.20 R6 a channel carries messages, so no test event is sent to it', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const fields = { connection: 'webhook', kind: 'sms', url: receiver.url };
  const channel = await createRecord(olga, { collection: 'channels', name: 'Paris SMS', fields });
  await admin`update collection_records set state = 'on' where id = ${channel.id}`;
  const attempt = testIntegration(olga, { collection: 'channels', recordId: channel.id });
  await expect(attempt).rejects.toEqual(new NotFound());
  expect(await admin`select 1 from outbox where job->>'kind' <> 'checkpoint'`).toEqual([]);
});
