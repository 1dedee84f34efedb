import 'server-only';
import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { MemberView } from '@/lib/services/members/view';
import { viewMember } from '@/lib/services/members/view-member';

/** The member that an address names; the page of things that do not exist where there is none (R6). */
export async function memberOf(ctx: WorkspaceContext, memberId: string): Promise<MemberView> {
  try {
    return await viewMember(ctx, memberId);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
