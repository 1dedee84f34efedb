import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { modelOf } from '@/lib/access/models/registry';
import { changingPeople } from '@/lib/access/people/changing-people';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

export type WorkspaceRow = typeof workspaces.$inferSelect;

/**
 * Changes the workspaces of an organisation under its lock and the lock of its tree, with the actor read again under
 * them (R4, S0.9).
 *
 * @throws Denied unless they may change the organisation
 */
export function changingWorkspaces<T>(
  ctx: OrganisationContext,
  change: (tx: Transaction, actor: OrganisationContext) => Promise<T>,
): Promise<T> {
  return changingPeople(ctx, async (tx, actor) => {
    authorize(actor, 'organisation.update', { kind: 'workspace' });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${ctx.organisation.id}, 2))`);
    return change(tx, actor);
  });
}

/**
 * A workspace that the administrators of its organisation administer.
 *
 * @throws NotFound when it is of another organisation (TE1)
 * @throws Invalid for a hosted account that does not delegate (S3.15)
 */
export async function administeredWorkspace(
  tx: Transaction,
  ctx: OrganisationContext,
  workspaceId: string,
): Promise<WorkspaceRow> {
  const [row] = await tx
    .select()
    .from(workspaces)
    .where(
      and(eq(workspaces.organisationId, ctx.organisation.id), eq(workspaces.id, requireId(workspaceId))),
    );
  if (!row) throw new NotFound();
  if (!isDelegated(ctx, row)) throw new Invalid({ '': 'not-delegated' });
  return row;
}

/** Whether the organisation administers a workspace: a hosted account can end that (S3.15). */
export function isDelegated(
  { organisation }: Pick<OrganisationContext, 'organisation'>,
  { parentId, flags }: Pick<WorkspaceRow, 'parentId' | 'flags'>,
): boolean {
  const isHosted = parentId !== null && modelOf(organisation.model).features.includes('delegation');
  return !isHosted || flags.includes('delegated');
}

/** A workspace and all below it. */
export function branchOf(tx: Transaction, { organisationId, id }: WorkspaceRow): Promise<WorkspaceRow[]> {
  return tx
    .select()
    .from(workspaces)
    .where(and(eq(workspaces.organisationId, organisationId), sql`${workspaces.path} @> array[${id}::uuid]`))
    .orderBy(workspaces.level, workspaces.id);
}
