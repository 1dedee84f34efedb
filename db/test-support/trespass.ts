import type postgres from 'postgres';
import { applicationRole } from '../client';
import type { Table } from './tables';

/** Values that check constraints require, beyond the column's type. */
const demanded: Record<string, Record<string, string>> = {
  api_keys: { revoked_at: 'now()' },
  shares: { record_id: 'gen_random_uuid()' },
  viewings: { role: "'agent'" },
};

interface Column {
  name: string;
  type: string;
}

/** Two owners, by the column that owns a row. For simplicity workspace, organisation and user have the same id. */
export interface Sides {
  ours: string;
  theirs: string;
}

/** Inserts one row of each side into every table. Foreign keys are disabled: the test concerns only access to rows. */
export async function fillTables(
  admin: postgres.Sql,
  tables: Table[],
  { ours, theirs }: Sides,
): Promise<void> {
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const table of tables) {
      for (const [owner, text] of [
        [ours, '1111'],
        [theirs, '2222'],
      ] as const) {
        await sql.unsafe(insertOf(table, await requiredColumns(sql, table.name), owner, text));
      }
    }
  });
}

async function requiredColumns(sql: postgres.TransactionSql, table: string): Promise<Column[]> {
  return sql<Column[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef`;
}

function insertOf({ name, owner }: Table, required: Column[], id: string, text: string): string {
  const values: Record<string, string> = {
    ...Object.fromEntries(required.map((column) => [column.name, literalOf(column.type, text)])),
    ...demanded[name],
    [owner]: `'${id}'`,
  };
  return `insert into ${name} (${Object.keys(values)}) values (${Object.values(values)})`;
}

function literalOf(type: string, text: string): string {
  const literals: Record<string, string> = {
    uuid: 'gen_random_uuid()',
    text: `'${text}'`,
    integer: '1',
    bigint: '1',
    boolean: 'false',
    jsonb: `'{}'`,
    bytea: `'\\x00'`,
    'text[]': `'{}'`,
    date: 'current_date',
    'timestamp with time zone': 'now()',
  };
  const literal = literals[type];
  if (!literal) throw new Error(`No test value for the type ${type}.`);
  return literal;
}

/**
 * Tries, in the application's role and within one tenant, to read, change, delete and add rows of another one.
 *
 * @returns the successful attempts, one line each
 */
export async function trespasses(
  admin: postgres.Sql,
  tables: Table[],
  { ours, theirs }: Sides,
): Promise<string[]> {
  const reached: string[] = [];
  await admin
    .begin(async (sql) => {
      await sql.unsafe(`set local role ${applicationRole}`);
      for (const setting of ['workspace', 'organisation', 'user'])
        await sql`select set_config(${`app.${setting}`}, ${ours}, true)`;
      for (const table of tables) reached.push(...(await trespassesIn(sql, table, { ours, theirs })));
      throw rollback;
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error;
    });
  return reached;
}

const rollback = new Error('Rolls back the attempt.');

async function trespassesIn(
  sql: postgres.TransactionSql,
  table: Table,
  { ours, theirs }: Sides,
): Promise<string[]> {
  const { name, owner } = table;
  const where = `where ${owner} = '${theirs}'`;
  const required = await requiredColumns(sql, name);
  const attempts: [string, string][] = [
    ['reads', `select 1 from ${name} ${where}`],
    ['changes', `update ${name} set ${owner} = ${owner} ${where}`],
    ['gives away', `update ${name} set ${owner} = '${theirs}' where ${owner} = '${ours}'`],
    ['deletes', `delete from ${name} ${where}`],
    ['adds', insertOf(table, required, theirs, '3333')],
  ];
  const reached: string[] = [];
  for (const [verb, statement] of attempts) {
    if ((await rowsOf(sql, statement)) > 0) reached.push(`${name}: ${verb} rows of another tenant`);
  }
  if ((await rowsOf(sql, `select 1 from ${name} where ${owner} = '${ours}'`)) !== 1)
    reached.push(`${name}: does not read its own row`);
  return reached;
}

/**
 * The number of rows that a statement affects; 0 if the role lacks the right or a policy refuses. The statement is
 * rolled back.
 */
async function rowsOf(sql: postgres.TransactionSql, statement: string): Promise<number> {
  let rows = 0;
  const refusal = await sql
    .savepoint(async (attempt) => {
      rows = (await attempt.unsafe(statement)).count;
      throw rollback;
    })
    .catch((error: unknown) => error);
  if (refusal === rollback) return rows;
  if (refusal instanceof Error && 'code' in refusal && refusal.code === '42501') return 0;
  throw refusal;
}
