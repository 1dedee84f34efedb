import { describe, expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { testDatabase } from '@/db/test-support/database';
import { Throttled } from '@/lib/platform/errors';
import { type Limit, returnAttempt, takeAttempt } from './take-attempt';

const { admin } = await testDatabase();
const limit: Limit = { name: 'test', most: 5, minutes: 15 };

async function exhaust(...who: string[]): Promise<void> {
  for (let n = 0; n < limit.most; n++) await takeAttempt(limit, ...who);
}

describe('a limit', () => {
  test('LI1 refuses attempts after the last one, and says for how long', async () => {
    await exhaust('ana');
    await expect(takeAttempt(limit, 'ana')).rejects.toEqual(new Throttled(15 * 60));
  });

  test('LI2 counts each account and network separately', async () => {
    await exhaust('someone', 'elsewhere');
    await expect(takeAttempt(limit, 'someone', 'at home')).resolves.toBeUndefined();
  });

  test('LI4 survives a restart, since the database stores it', async () => {
    await exhaust('restarted');
    await disconnect();
    await expect(takeAttempt(limit, 'restarted')).rejects.toThrow(Throttled);
  });

  test('LI5 lets exactly the remaining attempts of 20 simultaneous ones through', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeAttempt(limit, 'crowd')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(limit.most);
  });

  test('gives an attempt back after a success', async () => {
    await exhaust('lucky');
    await returnAttempt(limit, 'lucky');
    await expect(takeAttempt(limit, 'lucky')).resolves.toBeUndefined();
    await expect(takeAttempt(limit, 'lucky')).rejects.toThrow(Throttled);
  });

  test('FA8 restarts in the next window, by the database’s clock', async () => {
    await exhaust('patient');
    await admin`update attempts set window_start = window_start - interval '15 minutes'`;
    await expect(takeAttempt(limit, 'patient')).resolves.toBeUndefined();
  });

  test('stores no name or address', async () => {
    await takeAttempt(limit, 'ana@example.com', '192.0.2.7');
    const rows = await admin`select key from attempts`;
    expect(JSON.stringify(rows)).not.toMatch(/ana|192/);
  });
});
