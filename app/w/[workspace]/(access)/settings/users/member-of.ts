import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { viewMember } from '@/lib/access/members/list/view-member';
import type { MemberView } from '@/lib/access/members/member-view';

/** The member that an address names; answers 404 if there is none (R6). */
export async function memberOf(ctx: WorkspaceContext, memberId: string): Promise<MemberView> {
  return orNotFound(viewMember(ctx, memberId));
}
