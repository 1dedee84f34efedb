import 'server-only';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { accessOf } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { type Difference, difference } from '@/lib/policy/changes/difference';
import { type MinimalChange, minimalChange } from '@/lib/policy/changes/minimal-change';
import { decide } from '@/lib/policy/decide';
import { isRoleOfLevel } from '@/lib/policy/levels';
import { mightEver } from '@/lib/policy/might-ever';
import type { Member } from '../../policy-target';
import { assignmentTarget } from '../../policy-target';

type Holder = Pick<Member, 'role' | 'restrictions' | 'grants' | 'status'>;

const nobody = { userId: null, seats: [], teams: [] };

const accessIn = (ctx: WorkspaceContext, { role, restrictions, grants, status }: Holder) =>
  accessOf(ctx.model, assignmentIn(ctx, { role, restrictions, grants, status }), nobody);

/** Whether a member has the permission, as far as it does not depend on rows. */
export const holds = (ctx: WorkspaceContext, member: Holder, permission: Permission): boolean =>
  mightEver(accessIn(ctx, member), permission);

/** The roles that can be asked for: those of the model that exist at this depth. */
export const rolesHere = ({ model, workspace }: WorkspaceContext): string[] =>
  Object.keys(model.roles).filter((id) => isRoleOfLevel(model.roles[id], workspace.level));

/** What a grant changes, and what it opens. */
export interface Grant extends MinimalChange {
  difference: Difference;
}

/**
 * The smallest change after which a member has a permission, of those that the actor may give (R3); without one, the
 * smallest of all, so that the refusal can be explained. Null if no change gives it.
 */
export function grantFor(ctx: WorkspaceContext, member: Holder, permission: Permission): Grant | null {
  const before = accessIn(ctx, member);
  const assigned = ctx.model.roles[ctx.member.role]?.assigns ?? [];
  const roles = rolesHere(ctx);
  const change =
    minimalChange(
      before.compiled,
      permission,
      roles.filter((role) => assigned.includes(role)),
    ) ?? minimalChange(before.compiled, permission, roles);
  if (!change) return null;
  const after = accessIn(ctx, { ...change.after, status: 'active', ...asLists(change.after) });
  return { ...change, difference: difference(before.compiled, after.compiled) };
}

/** Whether an administrator may give the access that a grant leads to (R3). */
export function mayGive(ctx: WorkspaceContext, giver: Holder, grant: MinimalChange): boolean {
  const target = assignmentTarget({ role: grant.after.role, ...asLists(grant.after) });
  return decide(accessIn(ctx, giver), 'users.assign', target).allowed;
}

/** The lists of an access, as a row stores them. */
export const asLists = ({ restrictions, grants }: MinimalChange['after']) => ({
  restrictions: [...restrictions],
  grants: [...grants],
});
