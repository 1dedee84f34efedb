import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { topRoleOf } from '@/lib/access/models/registry';
import type { Target } from '@/lib/policy/model';

export type Member = typeof members.$inferSelect;
type Membership = Pick<Member, 'userId' | 'role' | 'restrictions' | 'grants' | 'status'>;

/** The number of holders of the workspace's top role (R2), counted up to two, since no rule needs more. */
export interface TopHolders {
  /** Active holders; without any, invited ones: the first Admin of an account is named at its creation (S3.4). */
  status: 'active' | 'invited';
  count: number;
}

/** Counts the holders of the top role. Decisive only under the lock of memberships (R2). */
export async function countTopHolders(tx: Transaction, ctx: WorkspaceContext): Promise<TopHolders> {
  const count = async (status: TopHolders['status']) => {
    const holders = await tx
      .select({ id: members.id })
      .from(members)
      .where(
        and(
          eq(members.workspaceId, ctx.workspace.id),
          eq(members.role, topRoleOf(ctx.model, ctx.workspace.level)),
          eq(members.status, status),
        ),
      )
      .limit(2);
    return holders.length;
  };
  const active = await count('active');
  return active > 0
    ? { status: 'active', count: active }
    : { status: 'invited', count: await count('invited') };
}

/** A member as a target of the policy. */
export function memberTarget(ctx: WorkspaceContext, member: Membership, topHolders: TopHolders) {
  const { userId, role, restrictions, grants, status } = member;
  const holdsTop = status === topHolders.status && role === topRoleOf(ctx.model, ctx.workspace.level);
  return {
    kind: 'member',
    userId,
    role,
    restrictions,
    grants,
    lastOfTopRole: holdsTop && topHolders.count <= 1,
  } as const satisfies Target;
}

/** A proposed access as a target of the policy (R3). */
export function assignmentTarget({
  role,
  restrictions,
  grants,
}: Pick<Member, 'role' | 'restrictions' | 'grants'>) {
  return { kind: 'assignment', role, restrictions, grants } as const satisfies Target;
}
