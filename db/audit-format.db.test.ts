import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { describe, expect, test } from 'vitest';
import { migrate } from './migrate';
import { separateDatabase } from './test-support/database';

const { admin, sql: owner, url } = await separateDatabase();
const migrationsFolder = 'db/migrations';

/** The database as it was before the migration to version 1. */
async function baseline(): Promise<void> {
  await admin`drop schema public cascade`;
  await admin`create schema public authorization latchkey`;
  const [first] = readMigrationFiles({ migrationsFolder });
  await drizzle(owner).transaction(async (tx) => {
    for (const statement of first?.sql ?? []) await tx.execute(sql.raw(statement));
    await tx.execute(sql`delete from drizzle.__drizzle_migrations where created_at > ${first?.folderMillis}`);
  });
}

/** Events of version 0, written in a session of that time zone. */
async function writeOldEvents(zone: string): Promise<string> {
  return admin.begin(async (tx) => {
    await tx`select set_config('TimeZone', ${zone}, true)`;
    const [row] = await tx`select gen_random_uuid() as id`;
    for (const after of ['{"role": "agent"}', '{"number": 1.50, "names": ["é\\u2028"]}', null])
      await tx`insert into audit_events (organisation_id, id, event, after)
        values (${row?.id}, gen_random_uuid(), 'member.invited', ${after}::text::jsonb)`;
    return row?.id as string;
  });
}

describe('AT1 events of version 0', () => {
  test('AT1 the migration keeps the hashes of old events and closes their chain with the last hash and the time zone', async () => {
    await baseline();
    const [paris, utc] = [await writeOldEvents('Europe/Paris'), await writeOldEvents('UTC')];
    const before =
      await admin`select organisation_id, seq, hash, previous_hash from audit_events order by 1, 2`;
    await migrate(url);
    expect(
      await admin`select organisation_id, seq, hash, previous_hash from audit_events where version = 0 order by 1, 2`,
    ).toEqual(before);
    const wrong = await admin`select from audit_events
      where version = 0 and hash <> encode(sha256(convert_to(body, 'UTF8')), 'hex')`;
    expect(wrong).toHaveLength(0);
    for (const id of [paris, utc]) {
      const [closing] = await admin`select * from audit_events where organisation_id = ${id} and seq = 4`;
      const [last] = before.filter((row) => row.organisation_id === id && row.seq === '3');
      expect(closing).toMatchObject({
        event: 'audit.format-changed',
        version: 1,
        previous_hash: last?.hash,
        before: { version: 0, seq: 3, hash: last?.hash, timeZone: expect.any(String) },
      });
    }
    const zones = await admin`select before ->> 'timeZone' as zone from audit_events where seq = 4`;
    expect(zones.map(({ zone }) => zone)).toContain('UTC');
    expect(
      await admin`select relforcerowsecurity as forced from pg_class where relname = 'audit_events'`,
    ).toEqual([{ forced: true }]);
  });

  test('AT1 an old event that was changed before the migration keeps a hash that does not match', async () => {
    await baseline();
    const id = await writeOldEvents('Europe/Rome');
    await admin`update audit_events set actor_name = 'x' where organisation_id = ${id} and seq = 2`;
    await migrate(url);
    const [closing] = await admin`select before from audit_events where organisation_id = ${id} and seq = 4`;
    expect(closing?.before).toMatchObject({ timeZone: null });
  });
});
