import { describe, expect, test } from 'vitest';
import { driver } from './client';
import { requireRowSecurity } from './require-row-security';
import { separateDatabase } from './test-support/database';

const { admin } = await separateDatabase();

describe('TE5 the check of row-level security at the start', () => {
  test('passes for the connections of the console', async () => {
    await expect(requireRowSecurity(driver())).resolves.toBeUndefined();
  });

  test('refuses a superuser, by name', async () => {
    await expect(requireRowSecurity(admin)).rejects.toThrow('the database role postgres');
  });

  test('refuses a tenant’s table without row-level security, by name', async () => {
    await admin`alter table contacts no force row level security`;
    await expect(requireRowSecurity(driver())).rejects.toThrow('off for contacts');
    await admin`alter table contacts force row level security`;
  });
});
