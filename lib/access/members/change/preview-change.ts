import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork, Sight } from '@/lib/access/context/protected-work';
import { authorizePreview, inWorkspace } from '@/lib/access/context/transactions';
import { type Difference, difference } from '@/lib/policy/changes/difference';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { findMember } from '../find-member';
import { accessWith, selfOf } from '../internal/access-with';
import { assignmentTarget, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';
import { checkAccess, type ProposedAccess } from './check-access';

/** The effect of a change of access, as a difference and in counts (B2). */
export interface ChangePreview {
  difference: Difference;
  contacts: { before: number; after: number };
  conversations: { before: number; after: number };
  /** Whether the actor may give that access at all (R3). */
  may: Decision;
}

/**
 * The permissions that a member gains and loses by another access, before it is saved (B2). An invited member is
 * evaluated as if they had accepted.
 *
 * @throws Denied when the actor may not edit this member · NotFound · Invalid on `role`, `restrictions` or `grants`
 */
export function previewChange(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  input: ProposedAccess & { memberId: string },
): Promise<ChangePreview> {
  return inWorkspace(ctx, async (tx) => {
    const member = await findMember(tx, ctx, input.memberId);
    authorizePreview(ctx, 'users.edit', memberTarget(member, await readTopHolders(tx, ctx)));
    const proposed = checkAccess(ctx, input, member);
    const self = await selfOf(tx, ctx, member);
    const before = accessWith(ctx, member, self);
    const after = accessWith(ctx, proposed, self);
    const [seenBefore, seenAfter] = [
      await work.visibleTo(tx, ctx, before),
      await work.visibleTo(tx, ctx, after),
    ];
    const counted = (rows: keyof Sight) => ({ before: seenBefore[rows] ?? 0, after: seenAfter[rows] ?? 0 });
    return {
      difference: difference(before.compiled, after.compiled),
      contacts: counted('contacts'),
      conversations: counted('conversations'),
      may: decide(ctx.access, 'users.assign', assignmentTarget(proposed)),
    };
  });
}
