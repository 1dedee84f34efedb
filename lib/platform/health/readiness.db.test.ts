import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { disconnect } from '@/db/client';
import { separateDatabase } from '@/db/test-support/database';
import { interruptible } from '@/db/test-support/distant';
import { recordRound } from '@/lib/platform/jobs/pulse';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { findFailing } from './readiness';

const { admin, url } = await separateDatabase();
const way = await interruptible(url);
process.env.DATABASE_URL = way.url;
forgetSettings();
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await disconnect();
  await way.cut();
});

describe('a process', () => {
  test('OP1 is ready with its database, its migrations and its worker', async () => {
    recordRound();
    expect(await findFailing()).toEqual([]);
  });

  test('OP1 is not ready when its worker no longer looks for jobs', async () => {
    recordRound();
    const later = performance.now() + 60_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    expect(await findFailing()).toEqual(['jobs']);
  });

  test('OP1 is not ready before the newest migration of its build, and is after those of a newer build', async () => {
    recordRound();
    const newest = admin`(select max(created_at) from drizzle.__drizzle_migrations)`;
    await admin`update drizzle.__drizzle_migrations set created_at = created_at - 1 where created_at = ${newest}`;
    await expect.poll(findFailing).toEqual(['migrations']);
    await admin`update drizzle.__drizzle_migrations set created_at = created_at + 2 where created_at = ${newest}`;
    await expect.poll(findFailing).toEqual([]);
  });

  test('OP1 is not ready on a database without migrations', async () => {
    recordRound();
    await admin`alter schema drizzle rename to elsewhere`;
    await expect.poll(findFailing).toEqual(['migrations']);
    await admin`alter schema elsewhere rename to drizzle`;
    await expect.poll(findFailing).toEqual([]);
  });

  test('OP1 FA4 is not ready while its database is away or silent, and is again afterwards', async () => {
    recordRound();
    await way.cut();
    await expect.poll(findFailing).toContain('database');
    await way.restore();
    await expect.poll(findFailing).not.toContain('database');
    way.freeze();
    await expect.poll(findFailing).toContain('database');
    way.thaw();
    await expect.poll(findFailing).not.toContain('database');
  });
});
