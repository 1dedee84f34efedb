import 'server-only';
import { and, eq } from 'drizzle-orm';
import { customRoles } from '@/db/schema/custom-roles';
import { Denied, NotFound } from '@/lib/errors';
import type { CustomRole } from '@/lib/policy/models/custom-roles';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { authorize, inWorkspace } from '@/lib/services/access/transact';
import { holdersOf } from './changing-roles';
import { readMayMakeRoles } from './may-make';
import { roleColumns } from './model-in';

/** A role of the organisation's own as its page shows it. */
export interface RoleView extends CustomRole {
  version: number;
  /** How many have it, in whichever workspace: it cannot be deleted before. */
  holders: number;
}

/**
 * One role, for who may change it.
 *
 * @throws Denied · NotFound
 */
export function roleView(ctx: WorkspaceContext, id: string): Promise<RoleView> {
  authorize(ctx, 'roles.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const decision = await readMayMakeRoles(tx, ctx);
    if (!decision.allowed) throw new Denied(decision);
    const [role] = await tx
      .select({ ...roleColumns, version: customRoles.version })
      .from(customRoles)
      .where(and(eq(customRoles.organisationId, ctx.organisation.id), eq(customRoles.id, id)));
    if (!role) throw new NotFound();
    return { ...role, holders: (await holdersOf(tx, ctx, id)).length };
  });
}
