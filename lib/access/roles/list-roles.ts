import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { isRoleOfLevel } from '@/lib/policy/levels';

/** A role as a program reads it. */
export interface RoleFacts {
  id: string;
  /** The label and the base of a custom role (B7); null for one of the model. */
  label: string | null;
  base: string | null;
  /** Permissions, or patterns of them such as `contacts.*`, before rights and restrictions. */
  permissions: string[];
  /** What an access with this role can be given. */
  restrictions: string[];
  rights: string[];
}

/**
 * The roles that exist at this depth, of the model and of the organisation, with what an access can carry.
 *
 * @throws Denied for an actor who may not see the roles
 */
export function listRoles(ctx: WorkspaceContext): RoleFacts[] {
  authorize(ctx, 'roles.view', { kind: 'workspace' });
  const { roles, restrictions } = ctx.model;
  return Object.entries(roles)
    .filter(([, role]) => isRoleOfLevel(role, ctx.workspace.level))
    .map(([id, role]) => ({
      id,
      label: role.words?.label ?? null,
      base: ctx.ownRoles.find((own) => own.id === id)?.base ?? null,
      permissions: [...role.grants],
      restrictions: Object.keys(restrictions).filter((each) => restrictions[each]?.roles.includes(id)),
      rights: [...(role.rights ?? [])],
    }));
}
