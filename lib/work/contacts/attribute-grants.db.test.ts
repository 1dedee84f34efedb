import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { collectionOf, createRecord, findRecord, listRecords } from '@/lib/modules';
import { world } from '@/lib/test-support/world';
import { recordSearch } from '@/lib/work/records/record-search';
import { createList } from './lists/create-list';
import { contactRefusals } from './test-support/contact-refusals';

const { admin } = await testDatabase();

const { denied, right, without } = contactRefusals(admin);

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
