import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { members, presence } from '@/db/schema/access/members';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, type Transaction } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { readCustomRoles } from '@/lib/access/context/model-of-organisation';
import { isFresh } from '@/lib/access/context/presence-freshness';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { withCustomRoles } from '@/lib/access/models/custom-roles';
import { modelOf } from '@/lib/access/models/registry';
import { Denied, NotFound } from '@/lib/platform/errors';
import { difference, type Verdict, verdict } from '@/lib/policy/changes/difference';
import { compile } from '@/lib/policy/compile';
import { type AffectedFeature, affectedFeatures } from './affected-features';
import { decideRoleCreation } from './decide-role-creation';
import { rolePermissions } from './internal/role-permissions';

/** A person whose access a changed role changes, in one workspace. */
export interface AffectedHolder {
  memberId: string;
  name: string;
  workspace: string;
  /** Whether they have the console open; known in the actor's workspace alone. */
  isOnline: boolean;
  verdict: Verdict;
}

/** Whom a change of a custom role affects, and how (B2). */
export interface RoleEffect {
  /** The accesses with this role in all workspaces: invited, coming, active and suspended ones. */
  holders: number;
  /** Those that change. */
  changed: number;
  /** The features that some of them gain or lose in whole or in part, in the order of the model. */
  features: AffectedFeature[];
  /** Some of those that change, online ones first. */
  people: AffectedHolder[];
}

const shownAtMost = 20;

/**
 * What another set of permissions of a custom role changes for its holders, before it is saved (B2). The policy runs
 * once for each different access.
 *
 * @throws Denied for actors who may not change roles · NotFound · Invalid on `permissions`
 */
export function previewRole(
  ctx: WorkspaceContext,
  input: { id: string; permissions: readonly string[] },
): Promise<RoleEffect> {
  authorize(ctx, 'roles.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const decision = await decideRoleCreation(tx, ctx);
    if (!decision.allowed) throw new Denied(decision);
    const roles = await readCustomRoles(tx, ctx.organisation);
    const role = roles.find(({ id }) => id === input.id);
    if (!role) throw new NotFound();
    const base = modelOf(ctx.organisation.model);
    const changed = { ...role, permissions: rolePermissions(base, role.base, input.permissions) };
    const others = roles.filter(({ id }) => id !== role.id);
    const [before, after] = [role, changed].map((each) => withCustomRoles(base, [...others, each]));
    const effects = (await readHolders(tx, ctx, role.id)).map((holder) => {
      // An invited or suspended person is evaluated as if the access were in force.
      const given = assignmentIn(
        { workspace: holder.workspace, organisation: ctx.organisation },
        { ...holder.member, status: 'active' },
      );
      return { holder, change: difference(compile(before ?? base, given), compile(after ?? base, given)) };
    });
    const affected = effects.filter(({ change }) => verdict(change) !== 'same');
    return {
      holders: effects.length,
      changed: affected.length,
      features: affectedFeatures(
        base.features,
        affected.map(({ change }) => ({ change, people: 1 })),
      ),
      people: affected
        .map(({ holder: { member, workspace, isOnline }, change }) => ({
          memberId: member.id,
          name: member.name || member.email,
          workspace: workspace.name,
          isOnline,
          verdict: verdict(change),
        }))
        .sort((one, other) => Number(other.isOnline) - Number(one.isOnline))
        .slice(0, shownAtMost),
    };
  });
}

/** Everyone with the role in the organisation. Restores the transaction's tenant. */
async function readHolders(tx: Transaction, ctx: WorkspaceContext, role: string) {
  const here = tenantOf(ctx);
  await enter(tx, { ...here, administeredId: ctx.organisation.id });
  const holders = await tx
    .select({ member: memberNow, workspace: workspaces })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(
      and(
        eq(members.organisationId, ctx.organisation.id),
        eq(memberNow.role, role),
        inArray(memberNow.status, ['invited', 'upcoming', 'active', 'suspended']),
      ),
    )
    .orderBy(workspaces.name, members.name);
  await enter(tx, here);
  const open = await tx
    .selectDistinct({ memberId: presence.memberId })
    .from(presence)
    .where(and(eq(presence.workspaceId, ctx.workspace.id), isFresh()));
  const online = new Set(open.map(({ memberId }) => memberId));
  return holders.map((holder) => ({ ...holder, isOnline: online.has(holder.member.id) }));
}
