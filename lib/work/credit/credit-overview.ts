import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CreditReason, creditAccounts, creditEntries, creditTransfers } from '@/db/schema/work/credit';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import type { Cursor } from '@/lib/platform/paging/cursor';
import { readMomentCursor } from '@/lib/platform/paging/moment-cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import { balanceIn } from './credit-ledger';
import { ofPrepaidAccount, ofTransfer } from './internal/prepaid-entries';

/** A movement as the history shows it; spent credit is negative. */
export interface CreditLine {
  id: string;
  at: Date;
  reason: CreditReason;
  amount: number;
  byName: string;
  accountName: string;
  reference: string;
}

export interface CreditOverview extends Page<CreditLine> {
  balance: number;
}

/** The search parameters of the history. Unknown values count as absent. */
export const creditSearch = z.object({
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25),
});

/**
 * The credit of a prepaid account: the balance and its movements, latest first.
 * @throws Denied, also where the account is not prepaid
 */
export async function creditOverview(
  ctx: WorkspaceContext,
  search: z.output<typeof creditSearch>,
): Promise<CreditOverview> {
  authorize(ctx, 'prepaid-credit.view', { kind: 'workspace' });
  const here = ctx.workspace.id;
  const { size } = search;
  const cursor = readMomentCursor(search.cursor);
  return inWorkspace(ctx, async (tx) => {
    const found = await readLines(tx, here, cursor, size);
    const total = await tx.$count(creditTransfers, eq(creditTransfers.workspaceId, here));
    const page = pageOf({
      found,
      size,
      total,
      cursor,
      positionOf: ({ line, key }) => ({ key, id: line.id }),
    });
    return { ...page, rows: page.rows.map(({ line }) => line), balance: await balanceIn(tx, here) };
  });
}

function readLines(tx: Transaction, workspaceId: string, cursor: Cursor | null, size: number) {
  const place = sql`(${creditTransfers.at}, ${creditTransfers.id})`;
  const way = cursor?.isBackward ? sql`asc` : sql`desc`;
  const { id, at, reason, byName, accountName, reference } = creditTransfers;
  return tx
    .select({
      key: sql<string>`${creditTransfers.at}::text`,
      line: { id, at, reason, amount: creditEntries.amount, byName, accountName, reference },
    })
    .from(creditTransfers)
    .innerJoin(creditEntries, ofTransfer)
    .innerJoin(creditAccounts, ofPrepaidAccount)
    .where(and(eq(creditTransfers.workspaceId, workspaceId), cursor ? beyond(place, cursor) : undefined))
    .orderBy(sql`${creditTransfers.at} ${way}`, sql`${creditTransfers.id} ${way}`)
    .limit(size + 1);
}

function beyond(place: SQL, { key, id, isBackward }: Cursor): SQL {
  const other = sql`(${key}::timestamptz, ${id}::uuid)`;
  return isBackward ? sql`${place} > ${other}` : sql`${place} < ${other}`;
}
