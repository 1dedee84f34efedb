import { beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { Throttled } from '@/lib/platform/errors';
import { countAttempt, storeAttempts } from './count-attempt';
import type { Limit } from './take-attempt';

const { admin } = await separateDatabase();
const limit: Limit = { name: 'test', most: 5, minutes: 1 };
const shared = globalThis as { latchkeyCounts?: unknown };

/** Twenty seconds after a minute began, so forty before the next. */
const now = Date.UTC(2026, 10, 30, 12, 0, 20);
const count = (key: string, at = now, stored = 0) => countAttempt(limit, key, { count: stored, now: at });
const exhaust = (key: string) => {
  for (let n = 0; n < limit.most; n++) count(key);
};
const stored = async (key: string) =>
  (await admin`select count, window_start as "from" from attempts where key = ${key}`).map((row) => ({
    ...row,
  }));

/** Lets `work` run as another process does, which has other counts. */
async function elsewhere(work: () => unknown): Promise<void> {
  const own = shared.latchkeyCounts;
  shared.latchkeyCounts = undefined;
  await work();
  shared.latchkeyCounts = own;
}

beforeEach(() => {
  shared.latchkeyCounts = undefined;
});

describe('a limit counted in the process', () => {
  test('LI1 refuses after the last attempt until the next minute, and says for how long', () => {
    exhaust('ana');
    expect(() => count('ana')).toThrow(new Throttled(40));
    expect(() => count('ana', now + 39_999)).toThrow(new Throttled(1));
    expect(() => count('ana', now + 40_000)).not.toThrow();
  });

  test('LI2 counts each key separately', () => {
    exhaust('ana');
    expect(() => count('ben')).not.toThrow();
  });

  test('LI4 is stored, so that another process and a restarted one know it', async () => {
    exhaust('cleo');
    await storeAttempts();
    const [row] = await stored('cleo');
    expect(row).toEqual({ count: 5, from: new Date(now - 20_000) });
    await elsewhere(() => expect(() => count('cleo', now, 5)).toThrow(Throttled));
  });

  test('LI5 lets two processes together through only what comes before the counts are stored', async () => {
    let through = 0;
    const tryAll = () => {
      for (let n = 0; n < limit.most; n++) {
        count('dora');
        through += 1;
      }
    };
    tryAll();
    await elsewhere(async () => {
      tryAll();
      await storeAttempts();
    });
    await storeAttempts();
    expect(through).toBe(2 * limit.most);
    expect(await stored('dora')).toMatchObject([{ count: 10 }]);
    expect(() => count('dora')).toThrow(Throttled);
  });

  test('LI5 learns on storing what the other processes let through', async () => {
    count('eve');
    await elsewhere(async () => {
      for (let n = 0; n < 4; n++) count('eve');
      await storeAttempts();
    });
    await storeAttempts();
    expect(() => count('eve')).toThrow(Throttled);
  });

  test('LI4 counts again what could not be stored', async () => {
    count('finn');
    await admin`alter table attempts rename to attempts_away`;
    await expect(storeAttempts()).rejects.toThrow();
    await admin`alter table attempts_away rename to attempts`;
    await storeAttempts();
    expect(await stored('finn')).toMatchObject([{ count: 1 }]);
  });

  test('a request from the end of the last minute counts in the present one', () => {
    exhaust('gus');
    expect(() => count('gus', now - 30_000)).toThrow(Throttled);
  });
});
