import 'server-only';
import { and, asc, isNull, ne, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';

/** The open accounts below an account, in the order of their ids (S0.9). The transaction administers the account. */
export function accountsBelow(tx: Transaction, workspaceId: string): Promise<{ id: string }[]> {
  return tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(
      and(
        sql`${workspaces.path} @> array[${workspaceId}::uuid]`,
        ne(workspaces.id, workspaceId),
        isNull(workspaces.closedAt),
      ),
    )
    .orderBy(asc(workspaces.id));
}
