import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { enter, inLongSnapshot, inTenant, lockMemberships, type Tenant, type Transaction } from '@/db/tenant';
import { noteUse } from '@/lib/access/last-use/note-use';
import { organisationModel, topRoleOf } from '@/lib/access/models/registry';
import { Denied, FactorNeeded, Stale } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { decide } from '@/lib/policy/decide';
import type { Target } from '@/lib/policy/model';
import {
  type OrganisationContext,
  reloadContext,
  type SignedIn,
  tenantOf,
  type WorkspaceContext,
} from './context';
import { leaveRow } from './effective-membership';
import { lockRolesShared } from './lock-roles';

/** Reads in the workspace. */
export function inWorkspace<T>(ctx: WorkspaceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTenant(tenantOf(ctx), work);
}

/** Reads in the workspace at length, as of one moment: from the replica where that is possible (OP7). Writes nothing. */
export function longReadInWorkspace<T>(
  ctx: WorkspaceContext,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return inLongSnapshot(tenantOf(ctx), work);
}

/**
 * Changes memberships under the workspace's exclusive lock. `work` receives the actor read again under the lock, so
 * that their present access decides (R2, R4, RV1). For an inherited membership the workspace above is locked as
 * well; locks are taken downwards.
 *
 * @param roles whether custom roles must stay unchanged, or must not be given to any member until the end
 * @throws NotFound when the actor's membership has ended · Stale when it moved
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
 * Changes the work of a workspace. The actor's membership is read again and locked until the end, so that a
 * revocation refuses the write (RV1), while other members continue to work.
 *
 * @throws NotFound when the actor's membership has ended · Stale when it moved
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

/** Row-level security shows a row to be locked only from within its own workspace. */
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

/** The actor as they are now, with the membership that was locked, and with a row that their work can reference. */
async function actorNow(tx: Transaction, ctx: WorkspaceContext): Promise<WorkspaceContext> {
  const actor = await reloadContext(tx, ctx);
  if (actor.inheritedFrom.memberId !== ctx.inheritedFrom.memberId) throw new Stale();
  await leaveRow(tx, actor);
  return actor;
}

/** Works across all workspaces of an organisation. Call `authorize` on the organisation before it, or first in it. */
export function acrossOrganisation<T>(
  ctx: OrganisationContext,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return inTenant(administeredBy(ctx), work);
}

/** The same for reading at length, as of one moment: from the replica where that is possible (OP7). */
export function longReadAcrossOrganisation<T>(
  ctx: OrganisationContext,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return inLongSnapshot(administeredBy(ctx), work);
}

/** The tenant of those who administer an organisation: all of its workspaces. */
function administeredBy({ person, organisation }: OrganisationContext): Tenant {
  return { userId: person.userId, organisationId: organisation.id, administeredId: organisation.id };
}

type Acting = { access: Access } & Partial<
  Pick<WorkspaceContext, 'inheritedFrom' | 'viewing' | 'person' | 'model' | 'workspace'>
>;

/**
 * Refuses the act unless the policy allows it. An allowed act in a workspace counts as a use of the permission (B9),
 * unless another person views as the member (VA1).
 *
 * @throws Denied with the deciding rule and the remedy (R5) · FactorNeeded for an act that gives or takes the top role
 */
export function authorize(ctx: Acting, permission: Permission, target: Target): void {
  authorizePreview(ctx, permission, target);
  if (concernsTopRole(ctx, permission, target)) requireFreshFactor(ctx.person);
}

/** The same for a preview or a list, which needs no fresh factor: it changes nothing. */
export function authorizePreview(ctx: Acting, permission: Permission, target: Target): void {
  const decision = decide(ctx.access, permission, target);
  if (!decision.allowed) throw new Denied(decision);
  if (ctx.inheritedFrom && !ctx.viewing) noteUse(ctx.inheritedFrom, permission);
}

/**
 * Refuses what needs a fresh second factor (B17). People without a factor pass, and so do programs and jobs.
 *
 * @throws FactorNeeded
 */
export function requireFreshFactor(person: Pick<SignedIn, 'isFactorStale'> | undefined): void {
  if (person?.isFactorStale) throw new FactorNeeded();
}

/** The permissions that change who has which access. */
const changesAccess = new Set<Permission>([
  'users.assign',
  'users.edit',
  'users.invite',
  'users.revoke',
  'people.assign-role',
  'people.edit-role',
  'people.remove',
]);

function concernsTopRole({ model, workspace }: Acting, permission: Permission, target: Target): boolean {
  if (!changesAccess.has(permission) || !('role' in target)) return false;
  return target.role === topRoleOf(model ?? organisationModel, workspace?.level);
}
