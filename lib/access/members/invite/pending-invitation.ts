import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { invitations } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { lockMember } from '../find-member';
import type { Member } from '../policy-target';

export type Invitation = typeof invitations.$inferSelect;

/**
 * A member who has not accepted yet, locked until the transaction ends.
 *
 * @throws NotFound · Invalid when they have already joined
 */
export async function lockPending(tx: Transaction, ctx: WorkspaceContext, memberId: string): Promise<Member> {
  const member = await lockMember(tx, ctx, memberId);
  if (member.status !== 'invited') throw new Invalid({ '': 'already-joined' });
  return member;
}

/** The open invitation of a member, expired or not, with whether it has expired. */
export async function openInvitation(
  tx: Transaction,
  ctx: WorkspaceContext,
  memberId: string,
): Promise<(Invitation & { isExpired: boolean }) | null> {
  const [row] = await tx
    .select({ invitation: invitations, isExpired: sql<boolean>`${invitations.expiresAt} <= now()` })
    .from(invitations)
    .where(openOf(ctx, memberId));
  return row ? { ...row.invitation, isExpired: row.isExpired } : null;
}

/** Ends the open invitation of a member, if any: its link no longer works. */
export async function closeInvitation(
  tx: Transaction,
  ctx: WorkspaceContext,
  memberId: string,
): Promise<void> {
  await tx.update(invitations).set({ revokedAt: sql`now()` }).where(openOf(ctx, memberId));
}

function openOf(ctx: WorkspaceContext, memberId: string) {
  return and(
    eq(invitations.workspaceId, ctx.workspace.id),
    eq(invitations.memberId, memberId),
    isNull(invitations.consumedAt),
    isNull(invitations.revokedAt),
  );
}
