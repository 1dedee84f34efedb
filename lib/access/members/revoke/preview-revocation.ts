import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { authorizePreview, inWorkspace } from '@/lib/access/context/transactions';
import { type Effects, effectsOf } from '../effects/effects-of';
import { findMember } from '../find-member';
import { memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';

/**
 * The effect of revoking this member's access (S1.28, S1.30).
 *
 * @throws Denied when the actor could not revoke it · NotFound
 */
export function previewRevocation(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { memberId }: { memberId: string },
): Promise<Effects> {
  return inWorkspace(ctx, async (tx) => {
    const member = await findMember(tx, ctx, memberId);
    authorizePreview(ctx, 'users.revoke', memberTarget(member, await readTopHolders(tx, ctx)));
    return effectsOf(tx, ctx, work, [member]);
  });
}
