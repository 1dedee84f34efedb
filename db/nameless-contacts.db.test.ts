import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { organisationWith } from '@/lib/test-support/people';
import { testDatabase } from './test-support/database';

const { admin, sql } = await testDatabase();

/** The rows as a console before the migration may have left them. */
async function migrated(rows: { name: string; phone?: string; email?: string }[]) {
  const { olga } = await organisationWith({ owner: 'olga' });
  for (const { name, phone = null, email = null } of rows) {
    await admin`insert into contacts (workspace_id, id, name, phone, email)
      values (${olga.workspace.id}, gen_random_uuid(), ${name}, ${phone}, ${email})`;
  }
  await runMigration();
  return admin`select name, phone, email from contacts where workspace_id = ${olga.workspace.id}
    order by created_at, id`;
}

/** As the owner of the tables, whom row-level security binds. */
async function runMigration(): Promise<void> {
  const file = await readFile('db/migrations/0028_store_no_address_as_a_name.sql', 'utf8');
  await sql.begin(async (tx) => {
    for (const statement of file.split('--> statement-breakpoint')) await tx.unsafe(statement);
  });
}

test.each([
  ['the email', { name: ' Zoe@Example.fr', email: 'zoe@example.fr' }, { name: '' }],
  ['the phone', { name: '+33612345678', phone: '+33612345678' }, { name: '' }],
  ['the phone, spaced', { name: '+33 6 12-34.56 78', phone: '+33612345678' }, { name: '' }],
  ['the phone without its code', { name: '06 12 34 56 78', phone: '+33612345678' }, { name: '' }],
  ['an email that is stored nowhere', { name: 'zoe@example.fr' }, { name: '', email: 'zoe@example.fr' }],
  ['a number that is stored nowhere', { name: '+33 6 12 34 56 78' }, { name: '', phone: '+33612345678' }],
  ['a national number', { name: '06 12 34 56 78' }, { name: '', phone: '06 12 34 56 78' }],
])('MA11 migration: a name that is %s becomes an address without a name', async (_, before, after) => {
  expect(await migrated([before])).toMatchObject([{ ...before, ...after }]);
});

test.each([
  [{ name: 'Zoé', email: 'zoe@example.fr', phone: '+33612345678' }],
  [{ name: 'Studio 54' }],
  [{ name: '12345' }],
  [{ name: '2024-01-15' }],
  [{ name: '+33 6 98 76 54 32', phone: '+33612345678' }],
  [{ name: 'shop@example.fr', email: 'zoe@example.fr' }],
  [{ name: '' }],
])('MA11 migration: the name of %o stays as it is', async (contact) => {
  expect(await migrated([contact])).toMatchObject([contact]);
});

test('MA10 migration: a preview that was cut is whole again', async () => {
  const { olga } = await organisationWith({ owner: 'olga' });
  const [workspace, conversation] = [olga.workspace.id, crypto.randomUUID()];
  const body = `${'. '.repeat(95)}+33612345678 and more`;
  await admin`with contact as (
      insert into contacts (workspace_id, id, name) values (${workspace}, gen_random_uuid(), 'Zoé') returning id)
    insert into conversations (workspace_id, id, contact_id, channel, status, preview, last_message_at)
    select ${workspace}, ${conversation}, id, 'sms', 'open', ${body.slice(0, 200)}, now() from contact`;
  await admin`insert into messages (workspace_id, id, conversation_id, kind, body)
    values (${workspace}, gen_random_uuid(), ${conversation}, 'inbound', ${body})`;
  await runMigration();
  expect(await admin`select preview from conversations where id = ${conversation}`).toEqual([
    { preview: body },
  ]);
});
