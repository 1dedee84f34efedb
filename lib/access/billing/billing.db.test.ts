import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Stale } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { world } from '@/lib/test-support/world';
import { readBilling, updateBilling } from './billing-details';

const { admin } = await testDatabase();

const filled = {
  company: 'Corvane SA',
  address: 'Rue des Lilas 3',
  postalCode: '1003',
  city: 'Lausanne',
  country: 'CH',
  vatNumber: 'CHE-123.456.789',
  email: 'factures@corvane.example',
};

describe('billing data', () => {
  test('S0.2 R7 a parent admin fills them in; the later of two edits is stale', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    expect(await readBilling(pia)).toMatchObject({ company: '', version: 0 });
    const saved = await updateBilling(pia, { ...filled, version: 0 });
    await expect(updateBilling(pia, { ...filled, version: 0 })).rejects.toThrow(Stale);
    await updateBilling(pia, { ...filled, ...saved, city: 'Genève' });
    await expect(updateBilling(pia, { ...filled, ...saved })).rejects.toThrow(Stale);
    expect(await readBilling(pia)).toEqual({ ...filled, city: 'Genève', version: 2 });
    const [trail] = await admin`select count(*)::int as n from audit_events
      where workspace_id = ${pia.workspace.id} and event = 'billing.updated'`;
    expect(trail).toEqual({ n: 2 });
  });

  test('S0.3 S0.4 S0.5 no other role sees or changes them, not even a parent admin in a sub-account', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const others = [
      await colleague(pia, north, 'sam', 'sub-account-admin'),
      await colleague(pia, pia.workspace, 'ada', 'advanced'),
      await colleague(pia, pia.workspace, 'bea', 'basic'),
      await inAccount(pia.person, north),
    ];
    for (const ctx of others) {
      await expect(readBilling(ctx)).rejects.toThrow(Denied);
      await expect(updateBilling(ctx, { ...filled, version: 0 })).rejects.toThrow(Denied);
    }
    expect(await admin`select * from billing_details`).toHaveLength(1);
  });
});
