import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { disconnect } from './client';
import { copyOut } from './copy-out';
import { inTenant, type Transaction } from './tenant';
import { separateDatabase } from './test-support/database';
import { interruptible } from './test-support/distant';

const { url } = await separateDatabase();
const way = await interruptible(url);
process.env.DATABASE_URL = way.url;

const pool = process.env.DATABASE_POOL;
// A pool of one connection: losing it would show at once.
beforeAll(() => {
  process.env.DATABASE_POOL = '1';
});
afterAll(async () => {
  if (pool === undefined) delete process.env.DATABASE_POOL;
  else process.env.DATABASE_POOL = pool;
  await disconnect();
  await way.cut();
});

/** What nothing awaited: in production it would end the process. */
let uncaught: unknown[] = [];
const keep = (error: unknown) => uncaught.push(error);
beforeEach(() => {
  way.watch(() => false);
  uncaught = [];
  process.on('unhandledRejection', keep).on('uncaughtException', keep);
});
afterEach(() => {
  process.off('unhandledRejection', keep).off('uncaughtException', keep);
});

const tenant = () => ({ workspaceId: v7() });
const one = (tx: Transaction) => tx.execute(sql`select 1 as one`);

/** Resets the connection that next carries these words, once. */
function resetAt(words: string): void {
  let isOver = false;
  way.watch((bytes) => {
    if (isOver || !bytes.includes(words)) return false;
    isOver = true;
    return true;
  });
}

async function expectNextToWork() {
  for (let round = 0; round < 3; round++) expect([...(await inTenant(tenant(), one))]).toEqual([{ one: 1 }]);
  expect(uncaught).toEqual([]);
}

const cancelRequest = Buffer.from([0, 0, 0, 16, 4, 210, 22, 46]);

describe('FA4 a connection that is reset', () => {
  test('FA4 fails the request whose statement was under way', async () => {
    resetAt('pg_sleep');
    await expect(inTenant(tenant(), (tx) => tx.execute(sql`select pg_sleep(20)`))).rejects.toThrow();
    await expectNextToWork();
  });

  test('FA4 fails the request although its work catches the error', async () => {
    resetAt('pg_sleep');
    const running = inTenant(tenant(), async (tx) => {
      await tx.execute(sql`select pg_sleep(20)`).catch(() => {});
      return one(tx);
    });
    await expect(running).rejects.toThrow();
    await expectNextToWork();
  });

  test('FA4 fails the request within a savepoint', async () => {
    resetAt('pg_sleep');
    const running = inTenant(tenant(), (tx) =>
      tx.transaction((inner) => inner.execute(sql`select pg_sleep(20)`)),
    );
    await expect(running).rejects.toThrow();
    await expectNextToWork();
  });

  test('FA4 while it asks the server to stop a copy leaves the request with its reason', async () => {
    const stop = new AbortController();
    let requests = 0;
    way.watch((bytes) => {
      const isRequest = bytes.subarray(0, 8).equals(cancelRequest);
      requests += Number(isRequest);
      return isRequest;
    });
    const running = copyOut(
      tenant(),
      sql`select repeat('x', 1000) from generate_series(1, 20000)`,
      async () => stop.abort(new Error('the reader has gone')),
      stop.signal,
    );
    await expect(running).rejects.toThrow('the reader has gone');
    expect(requests).toBe(1);
    await expectNextToWork();
  });
});

test('CS3 a copy whose reader has gone is stopped at the server', async () => {
  const stop = new AbortController();
  const endless = sql`select repeat('x', 1000), generate_series(1, 1000000000)`;
  const running = copyOut(tenant(), endless, async () => stop.abort(new Error('gone')), stop.signal);
  await expect(running).rejects.toThrow('gone');
  await expectNextToWork();
});
