import type { Sql } from './client';
import journal from './migrations/meta/_journal.json';

/** The time of the newest migration of this build, by which Drizzle records it. */
const newest = Math.max(...journal.entries.map(({ when }) => when));

/**
 * Whether all migrations of this build ran. Those of a newer build may have run too: while a new version is rolled out, the
 * processes of the old one go on serving.
 */
export async function isMigrated(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ isMigrated: boolean }[]>`
    select coalesce(max(created_at), 0) >= ${newest} as "isMigrated" from drizzle.__drizzle_migrations`;
  return row?.isMigrated ?? false;
}
