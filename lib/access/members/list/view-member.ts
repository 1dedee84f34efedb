import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { type MemberView, memberView } from '../member-view';

/**
 * One member who has not left, as the actor sees them.
 *
 * @throws Denied for an actor who may not see the users · NotFound
 */
export function viewMember(ctx: WorkspaceContext, memberId: string): Promise<MemberView> {
  authorize(ctx, 'users.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const member = await memberView(tx, ctx, memberId);
    if (member.status === 'left') throw new NotFound();
    return member;
  });
}
