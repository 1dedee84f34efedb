import 'server-only';
import { and, eq } from 'drizzle-orm';
import { customRoles } from '@/db/schema/access/custom-roles';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { roleColumns } from '@/lib/access/context/model-of-organisation';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import type { CustomRole } from '@/lib/access/models/custom-roles';
import { Denied, NotFound } from '@/lib/platform/errors';
import { decideRoleCreation } from './decide-role-creation';
import { holdersOf } from './internal/changing-roles';

/** A custom role as its page shows it. */
export interface RoleView extends CustomRole {
  version: number;
  /** The number of holders in all workspaces: only a role without holders can be deleted. */
  holders: number;
}

/**
 * One role, for actors who may change it.
 *
 * @throws Denied · NotFound
 */
export function roleView(ctx: WorkspaceContext, id: string): Promise<RoleView> {
  authorize(ctx, 'roles.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const decision = await decideRoleCreation(tx, ctx);
    if (!decision.allowed) throw new Denied(decision);
    const [role] = await tx
      .select({ ...roleColumns, version: customRoles.version })
      .from(customRoles)
      .where(and(eq(customRoles.organisationId, ctx.organisation.id), eq(customRoles.id, id)));
    if (!role) throw new NotFound();
    return { ...role, holders: (await holdersOf(tx, ctx, id)).length };
  });
}
