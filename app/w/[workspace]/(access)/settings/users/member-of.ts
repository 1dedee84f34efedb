import 'server-only';
import { notFound } from 'next/navigation';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { MemberView } from '@/lib/access/members/list/member-view';
import { viewMember } from '@/lib/access/members/list/view-member';
import { NotFound } from '@/lib/platform/errors';

/** The member that an address names; answers 404 if there is none (R6). */
export async function memberOf(ctx: WorkspaceContext, memberId: string): Promise<MemberView> {
  try {
    return await viewMember(ctx, memberId);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
