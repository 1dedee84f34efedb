import 'server-only';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { revocations } from '@/db/schema/access/seats';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';

export type Revocation = typeof revocations.$inferSelect;

/** The revocation in force of a member who left; null for a revoked invitation. */
export async function latestRevocation(
  tx: Transaction,
  ctx: WorkspaceContext,
  memberId: string,
): Promise<Revocation | null> {
  const [revocation] = await tx
    .select()
    .from(revocations)
    .where(
      and(
        eq(revocations.workspaceId, ctx.workspace.id),
        eq(revocations.memberId, memberId),
        isNull(revocations.undoneAt),
      ),
    )
    .orderBy(desc(revocations.revokedAt))
    .limit(1);
  return revocation ?? null;
}
