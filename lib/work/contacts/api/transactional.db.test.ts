import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { createRecord } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { askApi } from '@/lib/test-support/ask-api';
import { world } from '@/lib/test-support/world';
import { updateContact } from '../change/update-contact';
import { listCustomFields } from '../fields/read-custom-fields';

const { admin } = await testDatabase();

/** A shop whose program writes the last order of its customers. */
async function shop() {
  const { owner, carla, vera } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      carla: { role: 'additional-user', grants: ['contacts-edit'] },
      vera: { role: 'additional-user', grants: ['contacts-view'] },
    },
  });
  const attribute = async (name: string, fields: object) =>
    (await createRecord(owner, { collection: 'attributes', name, fields: { ...fields } })).id;
  const order = await attribute('Last order', { kind: 'number', isTransactional: true });
  await attribute('Birthday', { kind: 'date' });
  const { token } = await createApiKey(owner, {
    name: 'Shop',
    scopes: ['contacts.view', 'contacts.create', 'contacts.update'],
  });
  const { body } = await askApi(token, 'POST /contacts', { name: 'Zoé', fields: { [order]: '84' } });
  return { owner, carla, vera, order, token, contactId: String(body.id) };
}

test('S2.9 a program writes the transactional attributes of a contact by the API, and reads them back', async () => {
  const { owner, order, token, contactId } = await shop();
  const path = `/contacts/${contactId}`;
  await askApi(token, `PATCH ${path}`, { fields: { [order]: '120' } });
  expect((await askApi(token, `GET ${path}`)).body.fields).toEqual({ [order]: 120 });
  expect(await listCustomFields(owner)).toMatchObject([
    { name: 'Birthday', isTransactional: false },
    { name: 'Last order', isTransactional: true },
  ]);
});

test('S2.9 transactional attributes are changed with the right to edit contacts, and not with that to view them', async () => {
  const { carla, vera, order, token, contactId } = await shop();
  const change = { contactId, version: 1, name: 'Zoé', fields: { [order]: '90' } };
  const stored = () => admin`select * from contacts where id = ${contactId}`;
  const before = await stored();
  await expect(updateContact(vera, change)).rejects.toThrow(Denied);
  expect(await stored()).toEqual(before);
  await updateContact(carla, change);
  expect((await askApi(token, `GET /contacts/${contactId}`)).body.fields).toEqual({ [order]: 90 });
});
