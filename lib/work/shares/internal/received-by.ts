import 'server-only';
import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { shares } from '@/db/schema/work/shares';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** The shares that open accounts above give to this account. After a move, former ancestors share nothing. */
export function receivedBy(tx: Transaction, { workspace }: WorkspaceContext, condition?: SQL) {
  return tx
    .select({ share: shares, from: workspaces.name })
    .from(shares)
    .innerJoin(workspaces, eq(workspaces.id, shares.workspaceId))
    .where(
      and(
        eq(shares.toWorkspaceId, workspace.id),
        inArray(shares.workspaceId, workspace.path.slice(0, -1)),
        isNull(workspaces.closedAt),
        condition,
      ),
    );
}
