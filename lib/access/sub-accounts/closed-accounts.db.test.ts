import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound, Stale } from '@/lib/platform/errors';
import { accountUnder, type TestAccount } from '@/lib/test-support/accounts';
import { world } from '@/lib/test-support/world';
import { closeSubAccount, reopenSubAccount } from './close-sub-account';
import { createSubAccount } from './create-sub-account';
import { moveSubAccount } from './move-sub-account';
import { previewClose } from './preview-close';
import { renameSubAccount } from './rename-sub-account';

const { admin } = await testDatabase();
let pia: WorkspaceContext;
let closed: TestAccount;
let open: TestAccount;

beforeEach(async () => {
  ({ pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } }));
  closed = await accountUnder(pia, 'North');
  open = await accountUnder(pia, 'South');
  await closeSubAccount(pia, { accountId: closed.id });
});

const stored = () => admin`select
  (select jsonb_agg(w order by w.id) from workspaces w where organisation_id = ${pia.organisation.id}) as accounts,
  (select jsonb_agg(a order by a.seq) from audit_events a where organisation_id = ${pia.organisation.id}) as audit`;

async function refused(attempt: () => unknown, by: unknown) {
  const before = await stored();
  await expect((async () => attempt())()).rejects.toEqual(by);
  expect(await stored()).toEqual(before);
}

const attempts: [what: string, attempt: () => unknown][] = [
  ['is not closed again', () => closeSubAccount(pia, { accountId: closed.id })],
  ['has no preview of its closing', () => previewClose(pia, { accountId: closed.id })],
  ['is not renamed', () => renameSubAccount(pia, { accountId: closed.id, version: 1, name: 'Mine' })],
  ['is not moved', () => moveSubAccount(pia, { accountId: closed.id, parentId: open.id })],
  ['gets no account moved below it', () => moveSubAccount(pia, { accountId: open.id, parentId: closed.id })],
  ['gets no new account below it', () => createSubAccount(pia, { parentId: closed.id, name: 'Mine' })],
];

test.each(attempts)('TE6 a closed account %s', async (_, attempt) => {
  await refused(attempt, new NotFound());
});

test('TE6 an open account is not opened again', async () => {
  await refused(() => reopenSubAccount(pia, { accountId: open.id }), new NotFound());
});

test('RO7 the later of two new names of an account is refused', async () => {
  await renameSubAccount(pia, { accountId: open.id, version: 1, name: 'Southern' });
  await refused(() => renameSubAccount(pia, { accountId: open.id, version: 1, name: 'Mine' }), new Stale());
});
