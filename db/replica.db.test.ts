import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { database, disconnect } from './client';
import { copyOut, inCopySnapshot } from './copy-out';
import { measureReplica, replicaUse } from './replica';
import { inLongSnapshot, type Transaction } from './tenant';
import { interruptible } from './test-support/distant';
import { startPair } from './test-support/standby';

const { primary, standby, stop } = await startPair();
const way = await interruptible(standby.url);
afterAll(async () => {
  await disconnect();
  await way.cut();
  await stop();
});

const { signal } = new AbortController();
const places = sql`select case when pg_is_in_recovery() then 'standby' else 'primary' end as place`;

beforeEach(async () => {
  // Until the standby serves: a busy machine may let it fall behind.
  await expect.poll(() => readFrom(standby.url).then(place)).toBe('standby');
  replicaUse().reads.clear();
});

/** Begins anew with this replica. */
async function readFrom(url: string) {
  await disconnect();
  Object.assign(process.env, { DATABASE_URL: primary.url, DATABASE_REPLICA_URL: url });
  Object.assign(replicaUse(), { avoidUntil: 0, reads: new Map() });
}

const placeOf = async (tx: Transaction) => (await tx.execute<{ place: string }>(places))[0]?.place;
const place = () => inLongSnapshot({}, placeOf);
const outcomes = () => Object.fromEntries(replicaUse().reads);

/** Writes a row that every tenant sees, as the console does. */
async function write(): Promise<string> {
  const id = v7();
  await database().execute(sql`insert into outbox (id, job, recipient) values (${id}, '{}', '')`);
  return id;
}

const sees = (id: string) =>
  inLongSnapshot({}, async (tx) => {
    const rows = await tx.execute(sql`select 1 from outbox where id = ${id}`);
    return { rows: rows.length, from: await placeOf(tx) };
  });

/** Removes rows that a reader of the standby may still see: replaying that ends the reader. */
async function removeDeadRows() {
  await primary.admin`update outbox set recipient = 'x'`;
  await primary.admin`vacuum outbox`;
}

/** Reads a row, lets the standby end the reader while a statement runs or between two of them, and reads on. */
async function readInterrupted(tx: Transaction, at: 'statement' | 'pause') {
  await tx.execute(sql`select count(*) from outbox`);
  const from = await placeOf(tx);
  if (from === 'standby' && at === 'pause') {
    await removeDeadRows();
    await readersGone();
  } else if (from === 'standby') {
    const [waited] = await Promise.all([tx.execute(sql`select pg_sleep(600)`), removeDeadRows()]);
    expect(waited).toBe('never');
  }
  await tx.execute(sql`select count(*) from outbox`);
  return from;
}

const readersGone = () =>
  expect
    .poll(async () => {
      const readers = await standby.admin`select 1 from pg_stat_activity where usename = 'latchkey'`;
      return readers.length;
    })
    .toBe(0);

describe('a replica to read from', () => {
  test('OP7 gives the rows of a long read, with the role and the tenant of the transaction, as of one moment', async () => {
    const workspaceId = v7();
    const found = await inLongSnapshot({ workspaceId }, async (tx) => {
      const rows = await tx.execute(sql`select current_user as role, current_setting('app.workspace') as own,
        current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as "readOnly",
        pg_is_in_recovery() as "isStandby"`);
      return rows[0];
    });
    expect(found).toEqual({
      ...{ role: 'latchkey_app', own: workspaceId, isolation: 'repeatable read', readOnly: 'on' },
      isStandby: true,
    });
    expect(await placeOf(database() as unknown as Transaction), 'other reads').toBe('primary');
    expect(outcomes()).toEqual({ 'in-use': 1 });
  });

  test('OP7 shows a reader every write that was acknowledged before, 200 times', async () => {
    for (let round = 0; round < 200; round++) {
      expect((await sees(await write())).rows).toBe(1);
      // Whether or not this machine let the standby keep up.
      replicaUse().avoidUntil = 0;
    }
    expect(outcomes()['in-use']).toBeGreaterThan(0);
  });

  test('OP7 that is behind is not waited for: the primary is read, also by those who come next', async () => {
    await standby.replay('pause');
    try {
      const id = await write();
      expect(await sees(id)).toEqual({ rows: 1, from: 'primary' });
      expect(await measureReplica()).toMatchObject({ state: 'behind', behindBytes: expect.any(Number) });
      expect(await sees(id)).toEqual({ rows: 1, from: 'primary' });
      expect(outcomes(), 'the second did not ask').toEqual({ behind: 1 });
    } finally {
      await standby.replay('resume');
    }
    replicaUse().avoidUntil = 0;
    await expect.poll(measureReplica).toEqual({ state: 'in-use', behindBytes: 0, behindSeconds: 0 });
  });

  test.each(['statement', 'pause'] as const)(
    'OP8 that ends a read during a %s before its first row makes it begin again on the primary',
    async (at) => {
      await write();
      expect(await inLongSnapshot({}, (tx) => readInterrupted(tx, at))).toBe('primary');
      expect(outcomes()).toEqual({ interrupted: 1 });
      expect(await place(), 'the next read').toBe('primary');
    },
  );

  test('OP8 that ends a read after its first row fails it, and no row is sent twice', async () => {
    await write();
    let begun = 0;
    const work = (tx: Transaction) => {
      begun += 1;
      return readInterrupted(tx, 'statement');
    };
    await expect(inLongSnapshot({}, work, () => begun > 0)).rejects.toThrow();
    expect(begun).toBe(1);
    expect(await place(), 'another try').toBe('primary');
  });

  test('OP8 sends each row of a file once, from whichever server', async () => {
    const series = sql`select n from generate_series(1, 50000) n`;
    const fileFrom = async () => {
      const blocks: Uint8Array[] = [];
      const take = async (block: Uint8Array) => {
        blocks.push(block);
      };
      await copyOut({}, series, take, signal);
      await inCopySnapshot({}, (copy) => copy(places, take, signal));
      return Buffer.concat(blocks).toString().split('\r\n');
    };
    const read = await fileFrom();
    expect(read).toHaveLength(50_002);
    expect(read[50_000]).toBe('standby');
    await readFrom('postgres://latchkey@127.0.0.1:1/latchkey');
    expect(await fileFrom()).toEqual(read.with(50_000, 'primary'));
    expect(outcomes()).toEqual({ away: 1 });
  });

  test('OP8 that hangs is given up in time, and used again', async () => {
    await expect.poll(() => readFrom(way.url).then(place)).toBe('standby');
    way.freeze();
    expect(await place()).toBe('primary');
    expect(await measureReplica()).toEqual({ state: 'away', behindBytes: null, behindSeconds: null });
    way.thaw();
    await expect.poll(() => readFrom(way.url).then(place)).toBe('standby');
  });

  test('OP7 is ignored where it follows no primary, or its login would not be bound by row-level security', async () => {
    await readFrom(primary.url);
    expect(await place()).toBe('primary');
    expect(outcomes()).toEqual({ 'no-standby': 1 });
    expect(await measureReplica()).toMatchObject({ state: 'no-standby' });
    await readFrom(`${standby.url}?role=latchkey`);
    expect(await place()).toBe('primary');
    expect(outcomes()).toEqual({ 'wrong-role': 1 });
  });

  test('OP7 leaves an error of the read itself to the reader, with no second try', async () => {
    await expect(inLongSnapshot({}, (tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
    await expect(
      inLongSnapshot({}, (tx) => tx.execute(sql`update outbox set recipient = ''`)),
    ).rejects.toMatchObject({ cause: { code: '25006' } });
    expect(outcomes()).toEqual({});
  });

  test('OP8 that was promoted is no longer read, and is the primary once DATABASE_URL leads to it', async () => {
    expect(await place()).toBe('standby');
    await standby.promote();
    expect(await place()).toBe('primary');
    expect(outcomes()).toEqual({ 'in-use': 1, 'no-standby': 1 });
    process.env.DATABASE_URL = standby.url;
    await disconnect();
    replicaUse().avoidUntil = 0;
    expect(await sees(await write())).toEqual({ rows: 1, from: 'primary' });
  });
});
