import 'server-only';
import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { creditAccounts, creditEntries, creditTransfers } from '@/db/schema/work/credit';
import { elsewhere, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { ofPrepaidAccount, ofTransfer } from './internal/prepaid-entries';

/**
 * The credits that accounts of the tree spent on messages within a period, by account. An account that spent nothing
 * is missing.
 *
 * @param of the accounts; the caller may report on them
 * @param byUserId counts what this person spent, and nothing else
 */
export async function spentCredits(
  tx: Transaction,
  ctx: WorkspaceContext,
  { from, until }: { from: SQL; until: SQL },
  of: readonly string[],
  byUserId?: string,
): Promise<Map<string, number>> {
  const payer = ctx.workspace.path[0] ?? ctx.workspace.id;
  const rows = await elsewhere(tx, { ...tenantOf(ctx), workspaceId: payer }, () =>
    tx
      .select({
        accountId: creditTransfers.accountId,
        spent: sql<number>`(-sum(${creditEntries.amount}))::int`,
      })
      .from(creditTransfers)
      .innerJoin(creditEntries, ofTransfer)
      .innerJoin(creditAccounts, ofPrepaidAccount)
      .where(
        and(
          eq(creditTransfers.workspaceId, payer),
          eq(creditTransfers.reason, 'message'),
          gte(creditTransfers.at, from),
          lt(creditTransfers.at, until),
          inArray(creditTransfers.accountId, [...of]),
          byUserId ? eq(creditTransfers.byUserId, byUserId) : undefined,
        ),
      )
      .groupBy(creditTransfers.accountId),
  );
  return new Map(rows.map(({ accountId, spent }) => [accountId, spent]));
}
