import { PgDialect } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';

/**
 * How rows of tenants are found before their workspace is known, or in several at once: by a secret, by a person, by the
 * organisation that is administered, by an address that the public has, or by the clock.
 */
const otherWays: Readonly<Record<string, readonly string[]>> = {
  api_keys: ['holder_id', 'key_hash'],
  collection_records: ['id'],
  invitation_batches: ['created_at', 'id'],
  invitations: ['token_hash'],
  members: ['email_key', 'organisation_id', 'user_id'],
  pixel_days: ['keep_until'],
  presence: ['seen_at'],
  profiles: ['username_key'],
};

interface Recorder {
  /** The statements since the last check, and a short form of those that were checked. */
  sent: Set<string>;
  checked: Set<string>;
}

/** On the global object: the files of a worker share it, so that each statement is checked once. */
const shared = globalThis as typeof globalThis & { latchkeyRecorder?: Recorder };

/** Records every statement that Drizzle makes in this process, and those of `copyOut`. */
export function recordStatements(): void {
  if (shared.latchkeyRecorder) return;
  const recorder: Recorder = { sent: new Set(), checked: new Set() };
  shared.latchkeyRecorder = recorder;
  const { sqlToQuery } = PgDialect.prototype;
  PgDialect.prototype.sqlToQuery = function record(...given) {
    const query = sqlToQuery.apply(this, given);
    recorder.sent.add(query.sql);
    return query;
  };
}

/**
 * Every statement that was sent since the last call names the workspace of each table of tenants that it reads or changes,
 * although row-level security would add it: a partition, a shard and an index are found by it. PostgreSQL itself says so, by
 * its plan without row-level security, because a condition can be far from its table.
 *
 * @param admin the superuser on a migrated database, for which row-level security adds nothing
 * @returns the table and the statement of each that does not
 */
export async function findWithoutWorkspace(admin: postgres.Sql): Promise<string[]> {
  const recorder = shared.latchkeyRecorder;
  if (!recorder) return [];
  const { sent, checked } = recorder;
  const texts = [...sent].filter((text) => {
    const short = shortForm(text);
    const isNew = isPlanned.test(text) && !checked.has(short);
    checked.add(short);
    return isNew;
  });
  sent.clear();
  const [server] = await admin`select current_setting('server_version_num')::int as version`;
  // Before PostgreSQL 16 no statement is planned without its parameters.
  if (texts.length === 0 || server?.version < 160_000) return [];
  const tables = new Set(
    (
      await admin`select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid
        where attname = 'workspace_id' and relkind = 'r' and relrowsecurity`
    ).map(({ name }) => name),
  );
  const found: string[] = [];
  for (const text of texts) {
    const plan = await planOf(admin, text);
    const naked = plan ? scansOf(plan).filter(({ table }) => tables.has(table)) : [];
    for (const { table, columns } of naked) {
      const ways = ['workspace_id', ...(otherWays[table] ?? [])];
      if (!columns.some((column) => ways.includes(column)))
        found.push(`${table} by ${columns.join(', ') || 'nothing'}: ${text}`);
    }
  }
  return found;
}

/** Insertions of values name it with the row. */
const isPlanned = /^\s*(?:select|with|update|delete|insert.*\bselect\b)/is;

/** Lists of parameters differ in length only. */
const shortForm = (text: string) => text.replace(/\$\d+(?:, \$\d+)*/g, '$');

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Alias?: string;
  Plans?: Plan[];
  [detail: string]: unknown;
}

/** Undefined for what is no statement by itself. */
async function planOf(admin: postgres.Sql, text: string): Promise<Plan | undefined> {
  const explain = `explain (verbose, generic_plan, format json) ${text}`;
  const [row] = await admin
    .unsafe(explain)
    .simple()
    .catch(() => []);
  return row?.['QUERY PLAN'][0].Plan;
}

interface Scan {
  table: string;
  /** The columns of this table in its condition and in those of the joins above. */
  columns: string[];
}

function scansOf(plan: Plan, above = ''): Scan[] {
  const { Plans: below = [], Alias: alias, 'Relation Name': table } = plan;
  const own = conditionsOf(plan);
  const isScan = table && alias && !['ModifyTable', 'Bitmap Index Scan'].includes(plan['Node Type']);
  const conditions = [above, own, ...below.map(conditionsOf)].join(' ');
  return [
    ...(isScan ? [{ table, columns: columnsOf(conditions, alias) }] : []),
    ...below.flatMap((each) => scansOf(each, `${above} ${own}`)),
  ];
}

const conditionsOf = (plan: Plan) =>
  Object.entries(plan)
    .filter(([detail]) => /Cond$|Filter$/.test(detail))
    .map(([, text]) => text)
    .join(' ');

function columnsOf(conditions: string, alias: string): string[] {
  const found = conditions.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'));
  return [...new Set([...found].map(([, column = '']) => column))].sort();
}
