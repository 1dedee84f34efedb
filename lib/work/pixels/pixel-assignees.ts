import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { inWorkspace } from '@/lib/access/context/transactions';
import type { Member } from '@/lib/access/members/policy-target';
import { accessOf } from '@/lib/policy/access';
import { mightEver } from '@/lib/policy/might-ever';

/** A member that a pixel can be assigned to. */
export interface Assignee {
  id: string;
  name: string;
  email: string;
}

/** Whether a pixel can be assigned to a member: they must be able to change it. */
export function isAssignee(
  ctx: WorkspaceContext,
  member: Pick<Member, 'role' | 'restrictions' | 'grants' | 'status'>,
): boolean {
  const { role, restrictions, grants, status } = member;
  const assignment = { ...ctx.access.compiled.assignment, role, restrictions, grants, status };
  return mightEver(accessOf(ctx.model, assignment, { userId: null, seats: [], teams: [] }), 'pixels.update');
}

/** The length of a menu; longer ones are not usable. */
const most = 500;

/** The members of the account that a pixel can be assigned to, by name (S3.2). */
export async function listAssignees(ctx: WorkspaceContext): Promise<Assignee[]> {
  const assignment = { restrictions: [], grants: [], status: 'active' } as const;
  const roles = Object.keys(ctx.model.roles).filter((role) =>
    isAssignee(ctx, { ...assignment, role, restrictions: [], grants: [] }),
  );
  return inWorkspace(ctx, (tx) =>
    tx
      .select({ id: members.id, name: members.name, email: members.email })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspace.id), isActive, inArray(members.role, roles)))
      .orderBy(members.nameKey, members.id)
      .limit(most),
  );
}
