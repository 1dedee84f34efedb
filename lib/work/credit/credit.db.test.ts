import { describe, expect, test } from 'vitest';
import { creditEntries, creditTransfers } from '@/db/schema/work/credit';
import { inTenant, type Transaction } from '@/db/tenant';
import { separateDatabase } from '@/db/test-support/database';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { Denied, Invalid } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { again, world } from '@/lib/test-support/world';
import { moveCredit, spenderFor } from './credit-ledger';
import { creditOverview, creditSearch } from './credit-overview';
import { topUp } from './top-up';

const { admin, sql } = await separateDatabase();

const requestId = () => crypto.randomUUID();
const latest = creditSearch.parse({});

async function prepaid(): Promise<WorkspaceContext> {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  await admin`update workspaces set flags = '{prepaid}' where id = ${pia.workspace.id}`;
  return again(pia);
}

const ledgerOf = async ({ workspace }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(a order by a.kind) from credit_accounts a where workspace_id = ${workspace.id}) as accounts,
    (select jsonb_agg(t order by t.id) from credit_transfers t where workspace_id = ${workspace.id}) as transfers,
    (select count(*) from credit_entries where workspace_id = ${workspace.id}) as entries,
    (select count(*) from audit_events where workspace_id = ${workspace.id}) as audit`;
  return row;
};

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await ledgerOf(ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await ledgerOf(ctx)).toEqual(before);
}

const spend = (ctx: WorkspaceContext, credits: number, id = requestId()) =>
  inTenant(tenantOf(ctx), (tx) =>
    moveCredit(tx, spenderFor(ctx), { reason: 'message', credits, requestId: id }),
  );

describe('prepaid credit', () => {
  test('S0.2 R7 a parent admin tops up; balance, history and audit log record it', async () => {
    const pia = await prepaid();
    const id = requestId();
    expect(await topUp(pia, { credits: 500, reference: 'Order 7', requestId: id })).toBe(500);
    expect(await topUp(pia, { credits: 500, reference: 'Order 7', requestId: id })).toBe(500);
    await spend(pia, 120);
    const { balance, rows, total } = await creditOverview(pia, latest);
    expect({ balance, total }).toEqual({ balance: 380, total: 2 });
    expect(rows).toMatchObject([
      { reason: 'message', amount: -120, byName: 'pia' },
      { reason: 'top-up', amount: 500, reference: 'Order 7' },
    ]);
    const [event] = await admin`select count(*)::int as n from audit_events
      where workspace_id = ${pia.workspace.id} and event = 'credit.topped-up'`;
    expect(event).toEqual({ n: 1 });
  });

  test('S0.2 only a prepaid account can be topped up', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const attempt = () => topUp(pia, { credits: 5, reference: '', requestId: requestId() });
    await refused(pia, attempt, expect.any(Denied));
    await refused(pia, async () => creditOverview(pia, latest), expect.any(Denied));
  });

  test('S0.3 S0.4 S0.5 only a parent admin sees and tops up credit', async () => {
    const pia = await prepaid();
    const north = await accountUnder(pia, 'North');
    await admin`update workspaces set flags = '{prepaid}' where id = ${north.id}`;
    const others = [
      await colleague(pia, north, 'sam', 'sub-account-admin'),
      await colleague(pia, pia.workspace, 'ada', 'advanced'),
      await colleague(pia, pia.workspace, 'bea', 'basic'),
      await inAccount(pia.person, north),
    ];
    for (const ctx of others) {
      const attempt = () => topUp(ctx, { credits: 5, reference: '', requestId: requestId() });
      await refused(pia, attempt, expect.any(Denied));
      await refused(pia, async () => creditOverview(ctx, latest), expect.any(Denied));
    }
  });

  test.each([0, -5, 1.5, Number.NaN, 1e9])('TE3 %s is not a valid amount of credit', async (credits) => {
    const pia = await prepaid();
    const attempt = () => topUp(pia, { credits, reference: '', requestId: requestId() });
    await refused(pia, attempt, new Invalid({ credits: 'bad-number' }));
  });

  test('S0.2 twenty concurrent payments anywhere in the tree leave exactly the remaining balance', async () => {
    const pia = await prepaid();
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    await topUp(pia, { credits: 5, reference: '', requestId: requestId() });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => spend(n % 2 === 0 ? pia : sam, 1)),
    );
    const failed = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(failed).toHaveLength(15);
    expect(failed.every((reason) => reason instanceof Invalid)).toBe(true);
    expect((await creditOverview(pia, latest)).balance).toBe(0);
    const [sums] = await admin`select sum(balance)::int as balances from credit_accounts
      where workspace_id = ${pia.workspace.id}`;
    expect(sums).toEqual({ balances: 0 });
  });
});

describe('the ledger in the database', () => {
  const asApplication = (ctx: WorkspaceContext, work: (tx: Transaction) => Promise<unknown>) => () =>
    inTenant(tenantOf(ctx), work);

  const transfer = (ctx: WorkspaceContext) => ({
    workspaceId: ctx.workspace.id,
    id: crypto.randomUUID(),
    reason: 'top-up' as const,
    byUserId: ctx.person.userId,
    byName: 'x',
    accountId: ctx.workspace.id,
    accountName: 'x',
    requestId: requestId(),
  });

  test('refuses a transfer without entries, or whose entries do not sum to zero', async () => {
    const pia = await prepaid();
    await topUp(pia, { credits: 10, reference: '', requestId: requestId() });
    const [account] = await admin`select id from credit_accounts
      where workspace_id = ${pia.workspace.id} and kind = 'prepaid'`;
    const oneSided = asApplication(pia, async (tx) => {
      const row = transfer(pia);
      await tx.insert(creditTransfers).values(row);
      await tx.insert(creditEntries).values({
        workspaceId: pia.workspace.id,
        transferId: row.id,
        accountId: account?.id,
        amount: 90,
      });
    });
    const empty = asApplication(pia, (tx) => tx.insert(creditTransfers).values(transfer(pia)));
    for (const attempt of [oneSided, empty]) {
      await refused(pia, attempt, expect.objectContaining({ constraint_name: 'credit_transfers_balance' }));
    }
  });

  test('is append-only: neither the console nor the owner of the tables changes it', async () => {
    const pia = await prepaid();
    await topUp(pia, { credits: 10, reference: '', requestId: requestId() });
    const before = await ledgerOf(pia);
    for (const statement of [
      'update credit_entries set amount = amount * 2',
      'delete from credit_entries',
      'delete from credit_transfers',
      "update credit_transfers set by_name = 'nobody'",
      'truncate credit_entries, credit_transfers',
    ]) {
      const asOwner = sql.begin(async (tx) => {
        await tx`select set_config('app.workspace', ${pia.workspace.id}, true)`;
        await tx.unsafe(statement);
      });
      await expect(asOwner).rejects.toThrow('only ever added to');
      const asConsole = inTenant(tenantOf(pia), (tx) => tx.execute(statement));
      await expect(asConsole).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    const written = inTenant(tenantOf(pia), (tx) =>
      tx.execute('update credit_accounts set balance = 1000000'),
    );
    await expect(written).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await ledgerOf(pia)).toEqual(before);
  });

  test('TE1 hides the ledger of another organisation', async () => {
    const [pia, olaf] = [await prepaid(), await prepaid()];
    await topUp(pia, { credits: 10, reference: '', requestId: requestId() });
    expect(await creditOverview(olaf, latest)).toMatchObject({ balance: 0, rows: [] });
  });
});
