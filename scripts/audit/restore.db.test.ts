import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { writeEvents } from '@/lib/access/audit/test-support/events';
import { verifyDatabase } from './verify-database';

const { admin, url } = await separateDatabase();

/** Time zone, style of dates, style of intervals. */
type Settings = [string, string, string];

const settings: Settings[] = [
  ['Asia/Kolkata', 'German, DMY', 'sql_standard'],
  ['America/St_Johns', 'SQL, MDY', 'postgres_verbose'],
];

/** A second, migrated database of the server, with settings that show every moment in another way. */
async function secondDatabase([zone, dates, intervals]: Settings) {
  const name = `restored_${zone.toLowerCase().replaceAll(/\W/g, '_')}_${process.pid}`;
  const server = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} });
  await server`create database ${server(name)} template latchkey strategy file_copy owner latchkey`;
  await server.unsafe(`alter database ${name} set timezone = '${zone}'`);
  await server.unsafe(`alter database ${name} set datestyle = '${dates}'`);
  await server.unsafe(`alter database ${name} set intervalstyle = '${intervals}'`);
  const named = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  const restored = postgres(named(inject('adminUrl')), { max: 1, onnotice: () => {} });
  const drop = async () => {
    await restored.end();
    await server`drop database ${server(name)} with (force)`;
    await server.end();
  };
  return { url: named(inject('templateUrl')), restored, drop };
}

/** Copies the trail as `pg_dump` and `pg_restore` do: as text, with dates in ISO form, and without triggers. */
async function copyTrail(to: postgres.Sql): Promise<void> {
  await to`set session_replication_role = replica`;
  for (const table of ['audit_heads', 'audit_events']) {
    await admin`set datestyle = 'ISO'`;
    const rows = await admin.unsafe(`copy ${table} to stdout`).readable();
    await pipeline(rows, await to.unsafe(`copy ${table} from stdin`).writable());
  }
  await to`set session_replication_role = origin`;
}

describe.each(settings)('B10 AT1 a dump restored where the time zone is %s and dates are %s', (...chosen) => {
  let organisationId: string;
  let second: Awaited<ReturnType<typeof secondDatabase>>;

  beforeAll(async () => {
    organisationId = await writeEvents(5);
    second = await secondDatabase(chosen);
    await copyTrail(second.restored);
  });
  afterAll(() => second.drop());

  const verdict = async () =>
    (await verifyDatabase(second.url)).find((each) => each.organisationId === organisationId);

  test('B10 AT1 verifies, and shows the moments in its own way', async () => {
    expect(await verdict()).toEqual({ organisationId, size: 5, erased: 0, fault: null });
    const [{ shown: there } = {}] = await second.restored`select at::text as shown from audit_events limit 1`;
    expect(there).not.toMatch(/^\d{4}-\d\d-\d\d/);
    expect(await verifyDatabase(url)).toContainEqual({ organisationId, size: 5, erased: 0, fault: null });
  });

  test('B10 AT1 goes on with the chain', async () => {
    await second.restored`insert into audit_events (organisation_id, id, event)
      values (${organisationId}, gen_random_uuid(), 'member.access-changed')`;
    expect(await verdict()).toEqual({ organisationId, size: 6, erased: 0, fault: null });
  });

  test('B10 AT1 names an event that was changed after the restore', async () => {
    await second.restored`set session_replication_role = replica`;
    await second.restored`update audit_events set at = at + interval '1 microsecond'
      where organisation_id = ${organisationId} and seq = 3`;
    expect((await verdict())?.fault).toEqual({ seq: 3, reason: 'columns' });
  });
});
