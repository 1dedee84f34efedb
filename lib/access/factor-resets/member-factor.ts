import 'server-only';
import { factorResets } from '@/db/schema/access/second-factors';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import type { MemberView } from '@/lib/access/members/member-view';
import { hasFactor } from '@/lib/access/second-factor/has-factor';
import { ofPerson } from './internal/open-reset';

/** What an administrator may know of a member's second factor: that there is one, and that a reset is open. */
export interface MemberFactor {
  /** When the open reset begins to work; null without one. */
  resetAt: Date | null;
}

/** Null for a member without a factor, and for those who may not take the member's access. */
export async function memberFactor(
  ctx: WorkspaceContext,
  { userId, may }: Pick<MemberView, 'userId' | 'may'>,
): Promise<MemberFactor | null> {
  if (!userId || !may.revoke.allowed || ctx.viewing) return null;
  return inWorkspace(ctx, async (tx) => {
    if (!(await hasFactor(tx, userId))) return null;
    const [reset] = await tx.select({ dueAt: factorResets.dueAt }).from(factorResets).where(ofPerson(userId));
    return { resetAt: reset?.dueAt ?? null };
  });
}
