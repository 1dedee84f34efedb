import { describe, expect, test } from 'vitest';
import { driver } from './client';
import { requireSecondWall } from './second-wall';
import { testDatabase } from './test-support/database';

const { admin } = await testDatabase();

describe('TE5 the second wall', () => {
  test('stands for the connections of the console', async () => {
    await expect(requireSecondWall(driver())).resolves.toBeUndefined();
  });

  test('a superuser is refused, by name', async () => {
    await expect(requireSecondWall(admin)).rejects.toThrow('the database role postgres');
  });

  test('a tenant’s table without row-level security is refused, by name', async () => {
    await admin`alter table contacts no force row level security`;
    await expect(requireSecondWall(driver())).rejects.toThrow('off for contacts');
    await admin`alter table contacts force row level security`;
  });
});
