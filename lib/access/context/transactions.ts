import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { enter, inTenant, lockMemberships, type Transaction } from '@/db/tenant';
import { Denied, Stale } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { decide } from '@/lib/policy/decide';
import type { Target } from '@/lib/policy/model';
import { type OrganisationContext, reloadContext, tenantOf, type WorkspaceContext } from './context';
import { leaveRow } from './effective-membership';
import { lockRolesShared } from './lock-roles';

/** Reads under the workspace. */
export function inWorkspace<T>(ctx: WorkspaceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTenant(tenantOf(ctx), work);
}

/**
 * Changes memberships: alone in the workspace, with the actor read again under the lock. `work` gets the
 * actor as they are now; what they may do is judged by that (R2, R4, RV1). Where their place lies further up, it
 * is alone there as well, and locks are taken downwards.
 *
 * @param roles what is asked of the organisation's own roles: that they stay, or that nobody gives one meanwhile
 * @throws NotFound when the actor's own place ended meanwhile · Stale when it moved
 */
export function changingMembers<T>(
  ctx: WorkspaceContext,
  work: (tx: Transaction, actor: WorkspaceContext) => Promise<T>,
  roles: typeof lockRolesShared = lockRolesShared,
): Promise<T> {
  return inTenant(tenantOf(ctx), async (tx) => {
    await roles(tx, ctx.organisation.id);
    if (ctx.inheritedFrom.workspaceId !== ctx.workspace.id)
      await lockMemberships(tx, ctx.inheritedFrom.workspaceId);
    await lockMemberships(tx, ctx.workspace.id);
    return work(tx, await actorNow(tx, ctx));
  });
}

/**
 * Changes the work of a workspace. The actor's own place is read again and held until the end, so that
 * access revoked meanwhile refuses the write (RV1), while others go on working.
 *
 * @throws NotFound when the actor's own place ended meanwhile · Stale when it moved
 */
export function changingWork<T>(
  ctx: WorkspaceContext,
  work: (tx: Transaction, actor: WorkspaceContext) => Promise<T>,
): Promise<T> {
  return inTenant(tenantOf(ctx), async (tx) => {
    await lockMembership(tx, ctx);
    return work(tx, await actorNow(tx, ctx));
  });
}

/** Row-level security shows a row that is to be held only from within its own workspace. */
async function lockMembership(tx: Transaction, ctx: WorkspaceContext): Promise<void> {
  const { workspaceId, memberId } = ctx.inheritedFrom;
  const isElsewhere = workspaceId !== ctx.workspace.id;
  if (isElsewhere) await enter(tx, { ...tenantOf(ctx), workspaceId });
  await tx
    .select({ held: sql`1` })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)))
    .for('share');
  if (isElsewhere) await enter(tx, tenantOf(ctx));
}

/** The actor as they are now, still where they were held, with a row that what they write can point at. */
async function actorNow(tx: Transaction, ctx: WorkspaceContext): Promise<WorkspaceContext> {
  const actor = await reloadContext(tx, ctx);
  if (actor.inheritedFrom.memberId !== ctx.inheritedFrom.memberId) throw new Stale();
  await leaveRow(tx, actor);
  return actor;
}

/** Works across all workspaces of an organisation. Call only after `authorize` on the organisation. */
export function acrossOrganisation<T>(
  ctx: OrganisationContext,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return inTenant(
    { userId: ctx.person.userId, organisationId: ctx.organisation.id, administeredId: ctx.organisation.id },
    work,
  );
}

/**
 * Refuses unless the policy allows it.
 *
 * @throws Denied with the deciding rule and the remedy (R5)
 */
export function authorize(ctx: { access: Access }, permission: Permission, target: Target): void {
  const decision = decide(ctx.access, permission, target);
  if (!decision.allowed) throw new Denied(decision);
}
