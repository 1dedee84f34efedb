import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { collectionOf, createRecord, findRecord, listRecords } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { exportReaders } from '@/lib/work/campaigns/export-readers';
import { createImport } from '@/lib/work/imports/create-import';
import { recordSearch } from '@/lib/work/records/record-search';
import { createContact } from './change/create-contact';
import { deleteContact } from './change/delete-contact';
import { updateContact } from './change/update-contact';
import { viewContact } from './contact-view';
import { contactSearch } from './list/contact-search';
import { countContacts } from './list/count-contacts';
import { listContacts } from './list/list-contacts';
import { createList } from './lists/create-list';
import { listLists } from './lists/list-lists';
import { addToList, removeFromList } from './lists/membership';
import { startContactsExport } from './start-contacts-export';

const { admin } = await testDatabase();

const everybody = contactSearch.parse({});
const rights = [
  'contacts-view',
  'contacts-edit',
  'contacts-import',
  'contacts-export',
  'contacts-lists',
  'contacts-forms',
] as const;

async function contact(owner: WorkspaceContext): Promise<string> {
  const made = await createContact(owner, { name: `Zoé ${v7()}`, email: `${v7()}@example.com` });
  if (!made.isSaved) throw new Error('A contact was not added.');
  return made.contactId;
}

/** The rows that a refused act could have changed. */
async function snapshot({ workspace }: WorkspaceContext) {
  const [row] = await admin`select
    (select json_agg(c order by c.id) from contacts c where workspace_id = ${workspace.id}) as contacts,
    (select json_agg(l order by l.id) from contact_lists l where workspace_id = ${workspace.id}) as lists,
    (select json_agg(m) from contact_list_members m where workspace_id = ${workspace.id}) as members,
    (select json_agg(r order by r.id) from collection_records r where workspace_id = ${workspace.id}) as records,
    (select count(*) from imports where workspace_id = ${workspace.id}) as imports,
    (select count(*) from exports where workspace_id = ${workspace.id}) as exports`;
  return row;
}

type Attempt = (ctx: WorkspaceContext) => unknown;

async function denied(who: WorkspaceContext, attempts: readonly Attempt[], rule: object) {
  const before = await snapshot(who);
  for (const attempt of attempts) {
    const refusal = await (async () => attempt(who))().then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Denied);
    expect(refusal).toMatchObject({ decision: { rule } });
  }
  expect(await snapshot(who)).toEqual(before);
}

const right = (id: (typeof rights)[number]) => ({ kind: 'right', id });
const without = (...ids: (typeof rights)[number][]) => rights.filter((id) => !ids.includes(id));

test('S2.8 without the right to view no contact is visible: not in the list, its counts, by address or by list', async () => {
  const { owner, vera, ugo } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      vera: { role: 'additional-user', grants: ['contacts-view'] },
      ugo: { role: 'additional-user', grants: ['contacts-forms', 'email-campaigns-edit', 'templates-edit'] },
    },
  });
  const contactId = await contact(owner);
  await listOf(owner, [{ name: 'Ada', email: 'ada@example.com' }]);
  expect((await listContacts(vera, everybody)).rows).toHaveLength(2);
  expect((await viewContact(vera, contactId)).id).toBe(contactId);
  expect((await listContacts(ugo, everybody)).rows).toEqual([]);
  expect((await countContacts(vera, everybody)).all.count).toBe(2);
  expect((await countContacts(ugo, everybody)).all.count).toBe(0);
  await expect(viewContact(ugo, contactId)).rejects.toThrow(NotFound);
  await denied(ugo, [(ctx) => listLists(ctx)], right('contacts-view'));
});

describe('S2.9 create, edit, delete', () => {
  test('changes contacts and their lists one at a time, and neither imports nor exports', async () => {
    const { owner, carla } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        carla: { role: 'additional-user', grants: ['contacts-view', 'contacts-edit'] },
      },
    });
    const { id: listId } = await createList(owner, { name: 'Fidèles' });
    const contactId = await contact(carla);
    await updateContact(carla, { contactId, name: 'Zoé' });
    await addToList(carla, { listId, contactIds: [contactId] });
    await removeFromList(carla, { listId, contactIds: [contactId] });
    const other = await contact(owner);
    await denied(
      carla,
      [
        (ctx) => createImport(ctx, { filename: 'contacts.csv', size: 9 }),
        (ctx) => addToList(ctx, { listId, contactIds: [contactId, other] }),
      ],
      right('contacts-import'),
    );
    await denied(carla, [(ctx) => startContactsExport(ctx, everybody)], right('contacts-export'));
    const [row] = await admin`select version from contacts where id = ${contactId}`;
    await deleteContact(carla, { contactId, version: row?.version });
  });

  test('is required, whatever other rights of Contacts are held', async () => {
    const { owner, ugo } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', ugo: { role: 'additional-user', grants: without('contacts-edit') } },
    });
    const contactId = await contact(owner);
    await denied(
      ugo,
      [
        (ctx) => createContact(ctx, { name: 'Mine' }),
        (ctx) => updateContact(ctx, { contactId, name: 'Mine' }),
        (ctx) => deleteContact(ctx, { contactId, version: 1 }),
      ],
      right('contacts-edit'),
    );
  });
});

test('S2.10 importing has a separate right', async () => {
  const { imma, ugo } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      imma: { role: 'additional-user', grants: ['contacts-view', 'contacts-import'] },
      ugo: { role: 'additional-user', grants: without('contacts-import') },
    },
  });
  await createImport(imma, { filename: 'contacts.csv', size: 9 });
  await denied(
    ugo,
    [(ctx) => createImport(ctx, { filename: 'contacts.csv', size: 9 })],
    right('contacts-import'),
  );
  await denied(imma, [(ctx) => createContact(ctx, { name: 'Mine' })], right('contacts-edit'));
});

test('S2.11 exporting has a separate right: contacts, and the readers of a campaign', async () => {
  const { owner, elsa, ugo } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      elsa: { role: 'additional-user', grants: ['contacts-view', 'contacts-export'] },
      ugo: {
        role: 'additional-user',
        grants: [...without('contacts-export'), 'email-campaigns-edit', 'email-campaigns-send'],
      },
    },
  });
  const campaign = await emailCampaign(owner, await listOf(owner, []));
  await startContactsExport(elsa, everybody);
  await exportReaders(elsa, campaign);
  await denied(
    ugo,
    [(ctx) => startContactsExport(ctx, everybody), (ctx) => exportReaders(ctx, campaign)],
    right('contacts-export'),
  );
  const elsewhere = { collection: 'templates', recordId: campaign.recordId };
  await expect(exportReaders(elsa, elsewhere)).rejects.toThrow(NotFound);
});

const attribute = { collection: 'attributes', name: 'Carte', fields: { kind: 'number' } };

test('S2.12 lists and attributes: without the right a member creates no list and sees no attribute type', async () => {
  const { lia, ugo } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      lia: { role: 'additional-user', grants: ['contacts-lists', 'contacts-view'] },
      ugo: { role: 'additional-user', grants: without('contacts-lists') },
    },
  });
  await createList(lia, { name: 'Fidèles' });
  const { id: recordId } = await createRecord(lia, attribute);
  const attributes = collectionOf('attributes');
  if (!attributes) throw new Error('There are no attributes.');
  await denied(
    ugo,
    [
      (ctx) => createList(ctx, { name: 'Mine' }),
      (ctx) => listRecords(ctx, attributes, recordSearch(attributes, {})),
      (ctx) => findRecord(ctx, { collection: 'attributes', recordId }),
      (ctx) => createRecord(ctx, { ...attribute, name: 'Mine' }),
    ],
    right('contacts-lists'),
  );
});

test('S2.13 forms are designed with the right, and invisible without it', async () => {
  const { owner, flo, ugo } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      flo: { role: 'additional-user', grants: ['contacts-forms', 'contacts-view'] },
      ugo: { role: 'additional-user', grants: without('contacts-forms') },
    },
  });
  const list = await listOf(owner, []);
  const fields = { purpose: 'sign-up', list, heading: 'Newsletter', consent: 'Oui', thanks: 'Merci' };
  const { id: recordId } = await createRecord(flo, { collection: 'forms', name: 'Pied de page', fields });
  await denied(
    ugo,
    [
      (ctx) => findRecord(ctx, { collection: 'forms', recordId }),
      (ctx) => createRecord(ctx, { collection: 'forms', name: 'Mine', fields }),
    ],
    right('contacts-forms'),
  );
});

test('S2.22 attributes and global calculations need a right of Contacts', async () => {
  const { owner, lia, vito, ada } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      lia: { role: 'additional-user', grants: ['contacts-lists'] },
      vito: { role: 'additional-user', grants: ['contacts-view'] },
      ada: {
        role: 'additional-user',
        grants: ['email-campaigns-edit', 'templates-edit', 'landing-pages', 'api-keys', 'user-management'],
      },
    },
  });
  const { id } = await createRecord(lia, attribute);
  const calculation = { collection: 'calculations', name: 'Total', fields: { kind: 'sum', attribute: id } };
  const { id: recordId } = await createRecord(owner, calculation);
  expect((await findRecord(vito, { ...calculation, recordId })).names).toEqual({});
  expect((await findRecord(lia, { ...calculation, recordId })).names).toEqual({ attribute: 'Carte' });
  await denied(
    ada,
    [
      (ctx) => findRecord(ctx, { ...calculation, recordId }),
      (ctx) => createRecord(ctx, { ...calculation, name: 'Mine' }),
    ],
    { kind: 'requirement', id: 'contacts-area' },
  );
  await denied(ada, [(ctx) => createRecord(ctx, { ...attribute, name: 'Mine' })], right('contacts-lists'));
});
