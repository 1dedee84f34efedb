import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { askApi } from '@/lib/test-support/ask-api';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

async function account() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const fields = { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' };
  await createRecord(pia, { collection: 'channels', name: 'SMS', fields });
  const { token } = await createApiKey(pia, { name: 'Till', scopes: ['sending.send'] });
  return { pia, token };
}

const stored = async ({ workspace: { id } }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(m.body order by m.id) from messages m where workspace_id = ${id}) as messages,
    (select count(*)::int from contacts where workspace_id = ${id}) as contacts`;
  return row;
};

test('S0.2 a key sends to a number and to a group that it lists, once for each Idempotency-Key', async () => {
  const { pia, token } = await account();
  const { id } = pia.workspace;
  const [list] =
    await admin`insert into contact_lists (workspace_id, id, name) values (${id}, gen_random_uuid(), 'Regulars') returning id`;
  const people = await admin`insert into contacts (workspace_id, id, name, phone)
    select ${id}, gen_random_uuid(), 'C', '+3906123456' || n from generate_series(1, 3) n returning id`;
  for (const one of people)
    await admin`insert into contact_list_members (workspace_id, list_id, contact_id) values (${id}, ${list?.id}, ${one.id})`;
  const { body: groups } = await askApi(token, 'GET /groups');
  expect(groups.data).toEqual([{ id: list?.id, name: 'Regulars', from: null }]);
  const toGroup = { to: { groupId: groups.data[0]?.id }, text: 'Ready' };
  const toNumber = { to: { phone: '+39 06 9999 0000' }, text: 'Ciao' };
  for (let n = 0; n < 2; n++) {
    const header = { 'idempotency-key': 'order-1' };
    expect(await askApi(token, 'POST /messages', toGroup, header)).toMatchObject({
      status: 202,
      body: { messages: 3, credits: 0 },
    });
  }
  expect((await askApi(token, 'POST /messages', toNumber)).body).toEqual({ messages: 1, credits: 0 });
  expect(await stored(pia)).toEqual({ messages: ['Ready', 'Ready', 'Ready', 'Ciao'], contacts: 4 });
});

test.each([
  [{ text: 'Ciao' }, 'to', 'required'],
  [{ to: {}, text: 'Ciao' }, 'to', 'one-recipient'],
  [{ to: { phone: '+39061234567', groupId: crypto.randomUUID() }, text: 'Ciao' }, 'to', 'one-recipient'],
  [{ to: { phone: 'x' }, text: 'Ciao' }, 'to.phone', 'bad-phone'],
  [{ to: { groupId: crypto.randomUUID() }, text: 'Ciao' }, 'to.groupId', 'nobody-to-send'],
  [{ to: { email: 'a@example.com' }, text: 'Ciao' }, 'to.email', 'unknown-field'],
  [{ to: { phone: '+39061234567' }, text: ' ' }, 'text', 'required'],
])('S0.2 SA7 the field of %j is named, and nothing is sent', async (body, field, code) => {
  const { pia, token } = await account();
  const before = await stored(pia);
  const { status, body: problem } = await askApi(token, 'POST /messages', body);
  expect({ status, errors: problem.errors }).toEqual({
    status: 400,
    errors: expect.arrayContaining([{ field, code, detail: expect.any(String) }]),
  });
  expect(await stored(pia)).toEqual(before);
});
