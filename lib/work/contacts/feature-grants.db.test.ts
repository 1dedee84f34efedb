import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, exportReaders, findRecord } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { createImport } from '@/lib/work/imports/create-import';
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
import { contactRefusals } from './test-support/contact-refusals';

const { admin } = await testDatabase();

const everybody = contactSearch.parse({});

const { denied, right, without } = contactRefusals(admin);

async function contact(owner: WorkspaceContext): Promise<string> {
  const made = await createContact(owner, { name: `Zoé ${v7()}`, email: `${v7()}@example.com` });
  if (!made.isSaved) throw new Error('A contact was not added.');
  return made.contactId;
}

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
