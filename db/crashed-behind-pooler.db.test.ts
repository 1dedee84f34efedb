import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disconnect } from './client';
import { SharedSnapshot } from './shared-snapshot';
import { inTenant } from './tenant';
import { separateDatabase } from './test-support/database';
import { interruptible } from './test-support/distant';

const { url } = await separateDatabase();
const way = await interruptible(url);
const pool = process.env.DATABASE_POOL;

beforeAll(() => {
  // One connection: a lost place in the pool would show at once.
  Object.assign(process.env, { DATABASE_URL: way.url, DATABASE_DIRECT_URL: url, DATABASE_POOL: '1' });
});
afterAll(async () => {
  delete process.env.DATABASE_DIRECT_URL;
  if (pool === undefined) delete process.env.DATABASE_POOL;
  else process.env.DATABASE_POOL = pool;
  process.env.DATABASE_URL = url;
  await disconnect();
  await way.cut();
});

const works = () => inTenant({}, (tx) => tx.execute(sql`select 1 as one`));

describe('FA4 a server that dies behind a pooler', () => {
  test('FA4 fails the transaction whose statement runs, and the next one works', async () => {
    await works();
    const running = inTenant({}, async (tx) => {
      const sleeping = tx.execute(sql`select pg_sleep(20)`);
      way.crash();
      await sleeping;
    });
    await expect(running).rejects.toThrow();
    expect([...(await works())]).toEqual([{ one: 1 }]);
  });

  test('FA4 fails the statements that wait behind the one that runs', async () => {
    await works();
    let outcomes: Promise<PromiseSettledResult<unknown>[]> | undefined;
    const running = inTenant({}, async (tx) => {
      outcomes = Promise.allSettled(
        [sql`pg_sleep(20)`, sql`${1}::int`, sql`${2}::int`].map((value) => tx.execute(sql`select ${value}`)),
      );
      way.crash();
      await outcomes;
    });
    await expect(running).rejects.toThrow();
    expect((await outcomes)?.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect([...(await works())]).toEqual([{ one: 1 }]);
  });

  test('FA4 fails the transaction between two statements, and the next one works', async () => {
    const running = inTenant({}, async (tx) => {
      await tx.execute(sql`select 1`);
      way.crash();
      await tx.execute(sql`select 2`);
    });
    await expect(running).rejects.toThrow();
    expect([...(await works())]).toEqual([{ one: 1 }]);
  });

  test('FA4 fails every reader of a shared snapshot, those that read on afterwards too', async () => {
    const snapshot = new SharedSnapshot({});
    const first = snapshot.read(async (tx) => {
      await tx.execute(sql`select 1`);
      way.crash();
      await tx.execute(sql`select 2`);
    });
    const second = snapshot.read(async (tx) => {
      await first.catch(() => {});
      await tx.execute(sql`select 3`);
    });
    const outcomes = await Promise.allSettled([first, second]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([...(await works())]).toEqual([{ one: 1 }]);
  });
});
