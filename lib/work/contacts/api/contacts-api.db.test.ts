import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { askApi } from '@/lib/test-support/ask-api';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

const all = ['contacts.view', 'contacts.create', 'contacts.update'] as const;
const keyOf = async (ctx: WorkspaceContext, scopes: readonly ApiScope[] = all) =>
  (await createApiKey(ctx, { name: 'Shop', scopes })).token;

const contactsOf = async ({ workspace }: WorkspaceContext) =>
  admin`select * from contacts where workspace_id = ${workspace.id} order by id`;

const models = [
  { model: 'account-tree', owner: 'parent-admin' },
  { model: 'feature-grants', owner: 'owner' },
] as const;

test.each(models)(
  'S0.2 S2.17 a key creates, reads, lists and updates contacts in $model',
  async ({ model, owner }) => {
    const { olga } = await world({ model, people: { olga: owner } });
    const token = await keyOf(olga);
    const made = await askApi(token, 'POST /contacts', {
      name: 'Zoé',
      phone: '06 12 34 56 78',
      email: 'zoe@example.com',
    });
    expect(made.status).toBe(201);
    const path = `/contacts/${made.body.id}`;
    const read = await askApi(token, `GET ${path}`);
    expect(read.body).toMatchObject({ name: 'Zoé', email: 'zoe@example.com', masked: [], version: 1 });
    const changed = await askApi(token, `PATCH ${path}`, {
      name: 'Zoé B.',
      email: null,
      lifecycle: 'lead',
      version: 1,
    });
    expect(changed).toMatchObject({ status: 200, body: { id: made.body.id } });
    const { body } = await askApi(token, 'GET /contacts?q=zoé');
    expect(body).toMatchObject({
      data: [{ name: 'Zoé B.', email: null, lifecycle: 'lead', phone: read.body.phone, version: 2 }],
      nextCursor: null,
    });
  },
);

test('S2.12 custom fields are written and read by their ids, and their definitions validate them', async () => {
  const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
  const { id } = await createRecord(olga, {
    collection: 'attributes',
    name: 'Points',
    fields: { kind: 'number' },
  });
  const token = await keyOf(olga);
  const made = await askApi(token, 'POST /contacts', { name: 'Zoé', fields: { [id]: '12' } });
  const path = `/contacts/${made.body.id}`;
  expect((await askApi(token, `GET ${path}`)).body.fields).toEqual({ [id]: 12 });
  const before = await contactsOf(olga);
  const refused = await askApi(token, `PATCH ${path}`, { fields: { [id]: 'many' } });
  expect(refused).toMatchObject({ status: 400, body: { field: `fields.${id}` } });
  expect(await contactsOf(olga)).toEqual(before);
});

test('pages of a list follow each other by the cursor, and end', async () => {
  const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
  const token = await keyOf(olga);
  await admin`insert into contacts (workspace_id, id, name)
    select ${olga.workspace.id}, gen_random_uuid(), 'C ' || lpad(n::text, 2, '0') from generate_series(1, 60) n`;
  const names: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await askApi(token, `GET /contacts?size=25${next && `&cursor=${next}`}`);
    names.push(...body.data.map(({ name }: { name: string }) => name));
    next = body.nextCursor;
  }
  expect(names).toEqual(Array.from({ length: 60 }, (_, n) => `C ${String(n + 1).padStart(2, '0')}`));
});

describe('a contact with the phone or email of another', () => {
  const given = { name: 'Ann', email: 'ann@example.com' };

  test('is refused by its ids to a key that reads contacts, unless the program keeps it', async () => {
    const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
    const token = await keyOf(olga);
    const first = await askApi(token, 'POST /contacts', given);
    const other = await askApi(token, 'POST /contacts', { name: 'Ada' });
    const before = await contactsOf(olga);
    for (const asked of ['POST /contacts', `PATCH /contacts/${other.body.id}`])
      expect(await askApi(token, asked, given)).toMatchObject({
        status: 409,
        body: { field: 'email', duplicates: [{ id: first.body.id, field: 'email' }] },
      });
    expect(await contactsOf(olga)).toEqual(before);
    expect((await askApi(token, 'POST /contacts', { ...given, keepDuplicate: true })).status).toBe(201);
  });

  test('KE2 is saved by a key that does not read contacts, which learns of none', async () => {
    const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
    const token = await keyOf(olga, ['contacts.create']);
    expect((await askApi(token, 'POST /contacts', given)).status).toBe(201);
    expect((await askApi(token, 'POST /contacts', given)).status).toBe(201);
    expect((await askApi(token, 'GET /contacts')).status).toBe(403);
  });
});

test('RO7 an update of an earlier version, and one without a field, are refused and change nothing', async () => {
  const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
  const token = await keyOf(olga);
  const { body: made } = await askApi(token, 'POST /contacts', { name: 'Ann' });
  await askApi(token, `PATCH /contacts/${made.id}`, { name: 'Ada' });
  const before = await contactsOf(olga);
  const stale = await askApi(token, `PATCH /contacts/${made.id}`, { name: 'Eva', version: 1 });
  expect(stale).toMatchObject({ status: 409, body: { type: 'urn:latchkey:problem:stale' } });
  expect((await askApi(token, `PATCH /contacts/${made.id}`, { version: 2 })).status).toBe(400);
  expect(await askApi(token, `PATCH /contacts/${made.id}`, { name: '' })).toMatchObject({
    status: 400,
    body: { field: 'name', code: 'required' },
  });
  expect(await contactsOf(olga)).toEqual(before);
});
