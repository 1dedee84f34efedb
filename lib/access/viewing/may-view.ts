import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { enter, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import type { Member } from '@/lib/access/context/effective-membership';
import { isActive, memberNow } from '@/lib/access/context/member-now';
import { decide } from '@/lib/policy/decide';
import { accessBelow } from '@/lib/policy/levels';
import type { Decision } from '@/lib/policy/model';

/** Why the policy allows a viewing that is refused nevertheless; message keys of the namespace `errors`. */
export type ViewingObstacle =
  | 'viewing-not-active'
  | 'viewing-delegated'
  | 'viewing-administrator'
  | 'viewing-above';

/**
 * Whether the actor may view as a member: those may who may change the member's access. The member is not changed, so the
 * rule of the last holder of the top role does not apply.
 */
export function decideViewing(
  { access }: Pick<WorkspaceContext, 'access'>,
  { userId, role, restrictions, grants }: Pick<Member, 'userId' | 'role' | 'restrictions' | 'grants'>,
): Decision {
  const target = { kind: 'member', userId, role, restrictions, grants, lastOfTopRole: false } as const;
  return decide(access, 'users.edit', target);
}

/** Whether the actor may view as an access: those may who may give it, so that it holds nothing that they do not (R3). */
export function decideViewingAccess(
  { access }: Pick<WorkspaceContext, 'access'>,
  given: { role: string; restrictions: readonly string[]; grants: readonly string[] },
): Decision {
  return decide(access, 'users.assign', { kind: 'assignment', ...given });
}

/** People of a host do not view in the accounts that are delegated to it: they administer these by the account's leave. */
export function isAcrossDelegation({ workspace, inheritedFrom }: WorkspaceContext): boolean {
  return inheritedFrom.workspaceId !== workspace.id && workspace.flags.includes('delegated');
}

/** What prevents viewing as a member whom the actor administers; null where nothing does. */
export async function findObstacle(
  tx: Transaction,
  actor: WorkspaceContext,
  { userId, status }: Pick<Member, 'userId' | 'status'>,
): Promise<ViewingObstacle | null> {
  if (isAcrossDelegation(actor)) return 'viewing-delegated';
  if (status !== 'active' || userId === null) return 'viewing-not-active';
  const { workspace, organisation } = actor;
  await enter(tx, { userId });
  const [administers] = await tx
    .select({ role: people.role })
    .from(people)
    .where(
      and(eq(people.userId, userId), eq(people.organisationId, organisation.id), ne(people.role, 'member')),
    );
  const above = await tx
    .select(memberNow)
    .from(members)
    .where(
      and(
        eq(members.userId, userId),
        ne(members.workspaceId, workspace.id),
        sql`${members.workspaceId} = any(${sql.param(workspace.path)}::uuid[])`,
        isActive,
      ),
    );
  await enter(tx, tenantOf(actor));
  if (administers) return 'viewing-administrator';
  return above.some((member) => accessBelow(actor.model, member)) ? 'viewing-above' : null;
}
