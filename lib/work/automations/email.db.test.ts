import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, findRecord, transitionRecord, updateRecord } from '@/lib/modules';
import { InUse, Invalid } from '@/lib/platform/errors';
import { verifiedDomain } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { addToList } from '@/lib/work/contacts/lists/membership';
import { readUnsubscribeToken } from '@/lib/work/unsubscribed/unsubscribe-token';

const { admin } = await testDatabase();
const { arrived, work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(empty);

const collection = 'automations';

/** An administrator with a sender whose domain is verified, unless it is said otherwise. */
async function scene({ isVerified = true } = {}) {
  const { ada } = await world({ model: 'delegated-managers', people: { ada: 'administrator' } });
  if (isVerified) await verifiedDomain(ada, 'bottega.example');
  const { id: sender } = await createRecord(ada, {
    collection: 'senders',
    name: 'Bottega',
    fields: { kind: 'email', email: 'ciao@bottega.example' },
  });
  return { ada, sender };
}

const welcome = (sender: string, more: object = {}) => ({
  ...{ event: 'contact-created', minutes: 0, step: 'email', sender },
  ...{ subject: 'Ciao {{name}}', body: 'Benvenuta, {{name}}.' },
  ...more,
});

async function automation(ctx: WorkspaceContext, fields: Record<string, unknown>) {
  const { id: recordId } = await createRecord(ctx, { collection, name: `A ${crypto.randomUUID()}`, fields });
  return { collection, recordId, version: 1 };
}

const switchOn = (ctx: WorkspaceContext, of: { collection: string; recordId: string; version: number }) =>
  transitionRecord(ctx, { ...of, transition: 'switch-on' });

async function newcomer(ctx: WorkspaceContext, email: string): Promise<string> {
  const saved = await createContact(ctx, { name: 'Ginevra', email, keepDuplicate: true });
  if (!saved.isSaved) throw new Error('The contact was not created.');
  return saved.contactId;
}

test('S4.4 an automation emails a new contact once, from its sender, with a link to unsubscribe', async () => {
  const { ada, sender } = await scene();
  await switchOn(ada, await automation(ada, welcome(sender)));
  await newcomer(ada, 'ginevra@example.com');
  await newcomer(ada, '');
  await work();
  const mails = await arrived();
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  expect(mail).toMatchObject({ subject: 'Ciao Ginevra', to: ['ginevra@example.com'] });
  expect(mail?.from).toContain('ciao@bottega.example');
  expect(mail?.text).toContain('Benvenuta, Ginevra.');
  const link = mail?.links.find((each) => each.includes('/u/')) ?? '';
  expect(readUnsubscribeToken(link.split('/u/')[1] ?? '')).toMatchObject({ kind: 'contact' });
});

test('S4.4 an automation emails the contacts that join its list, once each, and no other list', async () => {
  const { ada, sender } = await scene();
  const [list, other] = [
    await createList(ada, { name: 'Clienti' }),
    await createList(ada, { name: 'Altri' }),
  ];
  await switchOn(ada, await automation(ada, welcome(sender, { event: 'list-joined', list: list.id })));
  const [one, two] = [await newcomer(ada, 'one@example.com'), await newcomer(ada, 'two@example.com')];
  await addToList(ada, { listId: other.id, contactIds: [two] });
  for (let times = 0; times < 2; times++) await addToList(ada, { listId: list.id, contactIds: [one] });
  await work();
  expect((await arrived()).map(({ to }) => to)).toEqual([['one@example.com']]);
});

test('S4.4 an automation sends no email to an address that has unsubscribed, also as another contact', async () => {
  const { ada, sender } = await scene();
  await switchOn(ada, await automation(ada, welcome(sender)));
  const gone = await newcomer(ada, 'left@example.com');
  await admin`update contacts set unsubscribed_at = now() where id = ${gone}`;
  await newcomer(ada, 'LEFT@example.com');
  await work();
  expect(await arrived()).toEqual([]);
});

test('S4.4 S2.20 an automation whose sender is unverified or gone is not switched on, and stays off', async () => {
  const { ada, sender } = await scene({ isVerified: false });
  const off = await automation(ada, welcome(sender));
  await expect(switchOn(ada, off)).rejects.toEqual(new Invalid({ '': 'sender-unverified' }));
  await admin`update collection_records set deleted_at = now() where id = ${sender}`;
  const before = await recordsOf(admin, ada);
  await expect(switchOn(ada, off)).rejects.toEqual(new Invalid({ '': 'reference-gone' }));
  expect(await recordsOf(admin, ada)).toEqual(before);
});

test('S4.4 a sender that an automation sends with is not deleted, until the automation is off', async () => {
  const { ada, sender } = await scene();
  const on = await automation(ada, welcome(sender));
  await switchOn(ada, on);
  const stored = () => admin`select * from collection_records where id = ${sender}`;
  const before = await stored();
  const deletion = () => deleteRecord(ada, { collection: 'senders', recordId: sender, version: 1 });
  await expect(deletion()).rejects.toBeInstanceOf(InUse);
  expect(await stored()).toEqual(before);
  await transitionRecord(ada, { ...on, version: 2, transition: 'switch-off' });
  await deletion();
});

test('S4.4 S2.20 an automation that is on says when its sender is gone or no longer verified', async () => {
  const { ada, sender } = await scene();
  const { recordId } = await automation(ada, welcome(sender));
  await switchOn(ada, { collection, recordId, version: 1 });
  const fault = async () => (await findRecord(ada, { collection, recordId })).fault;
  expect(await fault()).toBeNull();
  await admin`update collection_records set fields = fields || '{"email": "ciao@elsewhere.example"}' where id = ${sender}`;
  expect(await fault()).toBe('unverified');
  await admin`update collection_records set deleted_at = now() where id = ${sender}`;
  expect(await fault()).toBe('no-sender');
});

test('S4.4 S2.20 an automation that is on does not change to a sender that is unverified', async () => {
  const { ada, sender } = await scene();
  const on = await automation(ada, welcome(sender));
  await switchOn(ada, on);
  const { id: other } = await createRecord(ada, {
    collection: 'senders',
    name: 'Altra',
    fields: { kind: 'email', email: 'ciao@altra.example' },
  });
  const before = await recordsOf(admin, ada);
  const change = updateRecord(ada, { ...on, version: 2, name: 'B', fields: welcome(other) });
  await expect(change).rejects.toEqual(new Invalid({ '': 'sender-unverified' }));
  expect(await recordsOf(admin, ada)).toEqual(before);
});

test('S4.4 S0.2 an event of another access model is refused', async () => {
  const { ada, sender } = await scene();
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const refused = new Invalid({ 'fields.event': 'unknown-choice' });
  const foreign = welcome(sender, { event: 'message-received' });
  await expect(automation(ada, foreign)).rejects.toEqual(refused);
  const joined = { event: 'list-joined', minutes: 0, text: 'Ciao' };
  await expect(automation(pia, joined)).rejects.toEqual(refused);
});
