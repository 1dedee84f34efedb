import type { Sql } from 'postgres';

/** Every row of every table, by table; sessions without the time of their last use. */
export async function checksum(admin: Sql): Promise<Record<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const row = name === 'sessions' ? admin`to_jsonb(t) - 'last_seen_at'` : admin`to_jsonb(t)`;
    const [sum] = await admin<{ sum: string }[]>`
      select md5(coalesce(string_agg(line, '|' order by line), '')) as sum
      from (select (${row})::text as line from ${admin(name)} t) as lines`;
    sums[name] = sum?.sum ?? '';
  }
  return sums;
}
