import type { WorkspaceContext } from '@/lib/access/context/context';

/** The input that changes a member to a role, with the version that was read. */
export const to = (
  ctx: WorkspaceContext,
  role: string,
  restrictions: string[] = [],
  version = ctx.member.version,
) => ({
  memberId: ctx.member.id,
  version,
  role,
  restrictions,
});
