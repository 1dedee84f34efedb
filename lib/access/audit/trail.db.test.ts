import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { separateDatabase } from '@/db/test-support/database';
import { verifyDatabase } from '@/scripts/audit/verify-database';
import { recordAudit } from './record-audit';
import { canonical, person, writeEvents } from './test-support/events';

const { admin, sql, url } = await separateDatabase();

const verdictOf = async (organisationId: string) =>
  (await verifyDatabase(url)).find((verdict) => verdict.organisationId === organisationId);

/** Runs statements as an intruder with all rights, whom no trigger stops, then gives everything back. */
async function tampered(organisationId: string, statement: string) {
  await admin`create temporary table kept as select * from audit_events where organisation_id = ${organisationId}`;
  await admin.unsafe(statement);
  const verdict = await verdictOf(organisationId);
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from audit_events where organisation_id = ${organisationId}`;
    await tx`insert into audit_events select * from kept`;
    await tx`drop table kept`;
  });
  return verdict?.fault?.seq;
}

describe('B10 the format of events', () => {
  test('B10 the database writes any JSON value in the canonical form of RFC 8785', async () => {
    const values = fc.sample(fc.jsonValue({ stringUnit: 'binary' }), 500).filter(isStorable);
    const large = fc.sample(fc.maxSafeInteger(), 500).map((value) => Math.abs(value) * 97.5e3);
    const edges = [
      ...large,
      0,
      -0,
      1e-6,
      1e-7,
      9.5e-7,
      123456789012345680,
      1e20,
      1e21,
      1.5e300,
      5e-324,
      0.1,
      -1e15,
    ];
    const keys = [
      { '\u{10000}': 1, '\uFB33': 2, '\u20AC': 3, '\r': 4, '1': 5, '\u0080': 6, ö: 7 },
      { '\u{10FFFF}': 1, '\u{10FFFF}\uFFFF': 2, '\uE000': 3, '\uFFFF': 4, '\u{10FFFF}a': 5, '\uFFFFa': 6 },
    ];
    const all = [...values, ...edges, ...keys];
    const written = await sql`select canonical_json(text::jsonb) as text
      from unnest(${all.map((value) => JSON.stringify(value))}::text[]) with ordinality as t(text, place)
      order by place`;
    for (const [at, value] of all.entries()) expect(written[at]?.text).toBe(canonical(value));
  });

  test('B10 a body has exactly the fields of version 1, and the row their hash', async () => {
    const organisationId = await writeEvents(2);
    const [, row] =
      await admin`select * from audit_events where organisation_id = ${organisationId} order by seq`;
    const body = JSON.parse(row?.body);
    expect(body).toEqual({
      actor: { id: person.userId, name: person.name },
      after: { number: 2, role: 'agent' },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      before: { role: 'manager' },
      event: 'member.access-changed',
      id: row?.id,
      ip: '192.0.2.7',
      organisation: organisationId,
      previous: row?.previous_hash,
      seq: 2,
      subject: { id: expect.any(String), name: 'Léo "2"\u2028' },
      v: 1,
      workspace: null,
    });
    expect(row?.body).toBe(canonical(body));
    expect(row?.hash).toBe(createHash('sha256').update(`\0${row?.body}`).digest('hex'));
  });

  test('AT1 the application cannot choose the place, the time, the text or the hash of an event', async () => {
    const organisationId = await writeEvents(1);
    await inTenant({ organisationId }, (tx) =>
      tx.execute(`insert into audit_events (organisation_id, id, event, seq, at, version, body, previous_hash, hash)
        values ('${organisationId}', gen_random_uuid(), 'x', 9, '2001-01-01', 0, 'mine', 'mine', 'mine')`),
    );
    expect(await verdictOf(organisationId)).toMatchObject({ size: 2, fault: null });
  });

  test('B10 the order of events and their times agree, however their transactions overlap', async () => {
    const organisationId = await writeEvents(1);
    await Promise.all(
      Array.from({ length: 30 }, () =>
        inTenant({ organisationId }, async (tx) => {
          await tx.execute('select now()');
          await recordAudit(tx, person, { organisationId, event: 'team.created' });
        }),
      ),
    );
    const rows = await admin`select at from audit_events where organisation_id = ${organisationId}
      order by seq`.values();
    const times = rows.flat().map(Number);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(await verdictOf(organisationId)).toMatchObject({ size: 31, fault: null });
  });
});

describe('AT1 tampering with the rows', () => {
  test('AT1 a change of any column of any row names that row', async () => {
    const organisationId = await writeEvents(3);
    const columns = await admin<{ name: string; type: string }[]>`
      select attname as name, atttypid::regtype::text as type from pg_attribute
      where attrelid = 'audit_events'::regclass and attnum > 0 and not attisdropped
        and attname not in ('organisation_id', 'seq')`;
    const other: Record<string, (name: string) => string> = {
      text: (name) => `coalesce(${name}, '') || 'x'`,
      uuid: () => 'gen_random_uuid()',
      jsonb: () => `'{"role": "owner"}'`,
      smallint: (name) => `1 - ${name}`,
      'timestamp with time zone': (name) => `${name} + interval '1 microsecond'`,
    };
    for (const { name, type } of columns) {
      for (const seq of [1, 2, 3]) {
        const statement = `update audit_events set ${name} = ${other[type]?.(name)}
          where organisation_id = '${organisationId}' and seq = ${seq}`;
        expect(await tampered(organisationId, statement), `${name} of ${seq}`).toBe(seq);
      }
    }
  });

  test('AT1 a deleted, an inserted and two swapped rows name the first that is wrong', async () => {
    const organisationId = await writeEvents(5);
    const here = `where organisation_id = '${organisationId}'`;
    const statements: [string, number][] = [
      [`delete from audit_events ${here} and seq = 1`, 1],
      [`delete from audit_events ${here} and seq = 3`, 3],
      [
        `delete from audit_events ${here} and seq = 3; update audit_events set seq = seq - 1 ${here} and seq > 3`,
        3,
      ],
      [
        `update audit_events set seq = -seq ${here} and seq in (2, 3);
         update audit_events set seq = 5 + seq ${here} and seq < 0`,
        2,
      ],
      [
        `set session_replication_role = replica;
         insert into audit_events select (e).* from (select jsonb_populate_record(a, '{"seq": 6}') e
           from audit_events a ${here} and seq = 5) copied;
         reset session_replication_role`,
        6,
      ],
    ];
    for (const [statement, seq] of statements)
      expect(await tampered(organisationId, statement), statement).toBe(seq);
  });

  test('AT1 rows cut off at the end differ from the head; with the head changed too, only a checkpoint shows it', async () => {
    const organisationId = await writeEvents(4);
    const cut = `delete from audit_events where organisation_id = '${organisationId}' and seq > 2`;
    expect(await tampered(organisationId, cut)).toBe(3);
    await admin.unsafe(cut);
    await admin`update audit_heads set (seq, hash) = (select seq, hash from audit_events
      where organisation_id = ${organisationId} and seq = 2) where organisation_id = ${organisationId}`;
    expect(await verdictOf(organisationId)).toMatchObject({ size: 2, fault: null });
  });

  test('AT1 a trail whose head was deleted is verified too, and is wrong at its end', async () => {
    const organisationId = await writeEvents(3);
    await admin`delete from audit_heads where organisation_id = ${organisationId}`;
    expect(await verdictOf(organisationId)).toMatchObject({ size: 3, fault: { seq: 4, reason: 'head' } });
    await admin`delete from audit_events where organisation_id = ${organisationId}`;
  });
});

describe('AT1 other servers and schemas', () => {
  test('AT1 a trail restored where time zone and date style differ verifies', async () => {
    const organisationId = await writeEvents(3);
    const [current] = await admin`select current_database() as name`;
    await admin.unsafe(`alter database ${current?.name} set "TimeZone" = 'Asia/Kolkata'`);
    await admin.unsafe(`alter database ${current?.name} set "DateStyle" = 'SQL, DMY'`);
    await admin.begin(async (tx) => {
      await tx`set local "TimeZone" = 'America/St_Johns'`;
      const rows =
        await tx`select e::text as line from audit_events e where organisation_id = ${organisationId}`;
      await tx`set local session_replication_role = replica`;
      await tx`delete from audit_events where organisation_id = ${organisationId}`;
      for (const { line } of rows) await tx`insert into audit_events select (${line}::audit_events).*`;
    });
    expect(await verdictOf(organisationId)).toMatchObject({ size: 3, fault: null });
  });

  test('AT1 a trail verifies after a column was added, and goes on', async () => {
    const organisationId = await writeEvents(2);
    await sql`alter table audit_events add column channel text not null default 'console'`;
    await writeEvents(1, organisationId);
    expect(await verdictOf(organisationId)).toMatchObject({ size: 3, fault: null });
    await sql`alter table audit_events drop column channel`;
  });
});

/** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
function isStorable(value: unknown): boolean {
  const text = JSON.stringify(value);
  return !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text);
}
