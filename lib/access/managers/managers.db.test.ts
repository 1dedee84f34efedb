import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { createAccount } from '@/lib/access/profiles/create-account';
import { collectionOf, createRecord, deleteRecord, listRecords, updateRecord } from '@/lib/modules';
import { Denied, Invalid } from '@/lib/platform/errors';
import { accountRefusals } from '@/lib/test-support/hosted';
import { again, join, person, world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';
import { recordSearch } from '@/lib/work/records/record-search';
import { addManager } from './add-manager';
import { findManagerCandidates } from './find-candidates';
import { listManagers } from './list-managers';

const { admin: database } = await testDatabase();

async function platform() {
  const { administrator } = await world({
    model: 'delegated-managers',
    people: { administrator: 'administrator' },
  });
  const editor = await join(administrator, await person('editor'), { role: 'editor' });
  const buyer = await join(administrator, await person('buyer'), { role: 'subscriber' });
  return { administrator, editor, buyer };
}

const refused = accountRefusals(database);

describe('adding a manager', () => {
  test('S4.2 S4.3 S4.11 by the email of an account of any role, pending ones included; their role stays', async () => {
    const { administrator, editor, buyer } = await platform();
    const email = `pending-${administrator.workspace.id}@example.com`;
    const username = email.slice(0, 30);
    const names = { firstName: 'Pia', lastName: 'Pending', website: '' };
    await createAccount(administrator, { email, username, ...names, role: 'subscriber', restrictions: [] });
    const picked = await findManagerCandidates(administrator, { q: '' });
    expect(picked.map(({ name }) => name)).toEqual(['buyer', 'editor', 'Pia Pending']);
    expect(await findManagerCandidates(administrator, { q: 'pia' })).toMatchObject([{ email }]);

    await addManager(administrator, { email: editor.person.email, grants: ['contacts-read'] });
    await addManager(administrator, {
      email: ` ${buyer.person.email.toUpperCase()}`,
      grants: ['automations-update'],
    });
    await addManager(administrator, { email, grants: ['lists-read'] });
    const { rows } = await listManagers(administrator, {});
    expect(rows.map(({ name, role, status, grants }) => [name, role, status, grants])).toEqual([
      ['buyer', 'subscriber', 'active', ['automations-read', 'automations-update']],
      ['editor', 'editor', 'active', ['contacts-read']],
      ['Pia Pending', 'subscriber', 'invited', ['lists-read']],
    ]);
    expect(await findManagerCandidates(administrator, { q: '' })).toEqual([]);
  });

  test('S4.3 IN12 a person without an account here is refused on the field, known elsewhere or not', async () => {
    const { administrator, editor } = await platform();
    const { paul } = await world({ people: { paul: 'owner' } });
    const grants = ['contacts-read'];
    for (const email of [paul.person.email, 'nobody@example.com'])
      await refused(
        administrator,
        () => addManager(administrator, { email, grants }),
        new Invalid({ email: 'no-account' }),
      );
    const wrong: [Parameters<typeof addManager>[1], Record<string, string>][] = [
      [{ email: '', grants }, { email: 'required' }],
      [{ email: 'not one', grants }, { email: 'email' }],
      [{ email: administrator.person.email, grants }, { email: 'administers-already' }],
      [{ email: editor.person.email, grants: [] }, { grants: 'right-needed' }],
      [{ email: editor.person.email, grants: ['automations-send'] }, { grants: 'unknown-grant' }],
    ];
    for (const [input, fields] of wrong)
      await refused(administrator, () => addManager(administrator, input), new Invalid(fields));
    await addManager(administrator, { email: editor.person.email, grants });
    await refused(
      administrator,
      () => addManager(administrator, { email: editor.person.email, grants }),
      new Invalid({ email: 'manages-already' }),
    );
  });

  test('S4.1 R3 only the Administrator delegates: a manager of everything delegates nothing', async () => {
    const { administrator, editor, buyer } = await platform();
    const all = administrator.model.roles.editor?.rights ?? [];
    await addManager(administrator, { email: editor.person.email, grants: all });
    const manager = await again(editor);
    await refused(
      administrator,
      () => addManager(manager, { email: buyer.person.email, grants: ['contacts-read'] }),
      Denied,
    );
    await expect(listManagers(manager, {})).rejects.toThrow(Denied);
    await expect(findManagerCandidates(manager, { q: '' })).rejects.toThrow(Denied);
  });
});

/** The areas whose records are in collections, with the required fields of each. */
const fields: Readonly<Record<string, Record<string, unknown>>> = {
  templates: { kind: 'sms', body: 'Buongiorno' },
};

describe.each(Object.keys(fields))('S4.4 the rights of %s apply', (area) => {
  const collection = collectionOf(area);
  if (!collection) throw new Error(`${area} is no collection`);
  const record = (name: string) => ({ collection: area, name, fields: fields[area] ?? {} });
  const search = recordSearch(collection, {});

  test.each([
    [[], []],
    [['read'], ['read']],
    [['create'], ['read', 'create']],
    [['update'], ['read', 'update']],
    [['delete'], ['read', 'delete']],
    [
      ['create', 'update', 'delete'],
      ['read', 'create', 'update', 'delete'],
    ],
  ])('given %j, a manager can %j and nothing else', async (given, can) => {
    const { administrator, editor } = await platform();
    const { id: recordId } = await createRecord(administrator, record('Welcome'));
    const grants = given.map((right) => `${area}-${right}`);
    if (grants.length > 0) await addManager(administrator, { email: editor.person.email, grants });
    const manager = await again(editor);
    const attempts: Record<string, () => Promise<unknown>> = {
      read: () => listRecords(manager, collection, search),
      create: () => createRecord(manager, record('Second')),
      update: () => updateRecord(manager, { ...record('Hello'), recordId, version: 1 }),
      delete: () =>
        deleteRecord(manager, { collection: area, recordId, version: can.includes('update') ? 2 : 1 }),
    };
    for (const [right, attempt] of Object.entries(attempts)) {
      if (can.includes(right)) await attempt();
      else await refused(administrator, attempt, Denied);
    }
  });
});

test('S4.4 R4 contacts: read-only, then nothing, with the next request', async () => {
  const { administrator, editor } = await platform();
  await createContact(administrator, { name: 'Zoé', phone: '', email: '' });
  const view = await addManager(administrator, { email: editor.person.email, grants: ['contacts-read'] });
  const reader = await again(editor);
  expect((await listCounted(reader, contactSearch.parse({}))).total).toBe(1);
  await refused(administrator, () => createContact(reader, { name: 'Léa', phone: '', email: '' }), Denied);
  const { id: memberId, version, role, restrictions } = view;
  await changeAccess(administrator, { memberId, version, role, restrictions, grants: [] });
  expect((await listCounted(await again(editor), contactSearch.parse({}))).total).toBe(0);
  expect((await listManagers(administrator, {})).total).toBe(0);
});
