import 'server-only';
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { Invalid, NotFound } from '@/lib/platform/errors';
import {
  administeredWorkspace,
  branchOf,
  changingWorkspaces,
  isDelegated,
  type WorkspaceRow,
} from './changing-workspaces';

/**
 * Closes a workspace with all below it: from the next request on it answers like a missing one (R4), its jobs wait, and
 * nothing is lost. An organisation keeps at least one open workspace.
 *
 * @throws Denied · NotFound, also for a closed workspace · Invalid for the last open one
 */
export async function closeWorkspace(
  ctx: OrganisationContext,
  input: { workspaceId: string },
): Promise<void> {
  await changingWorkspaces(ctx, async (tx, actor) => {
    const workspace = await administeredWorkspace(tx, actor, input.workspaceId);
    const closing = await openBranch(tx, actor, workspace);
    const ids = closing.map(({ id }) => id);
    await requireOpenRest(tx, actor, ids);
    await tx.update(workspaces).set({ closedAt: sql`now()` }).where(inArray(workspaces.id, ids));
    await recordAudit(tx, actor.person, {
      event: 'workspaces.closed',
      organisationId: actor.organisation.id,
      workspaceId: workspace.id,
      subject: { id: workspace.id, name: workspace.name },
      after: { closed: ids },
    });
    for (const id of ids) await announce(tx, { topic: 'flags', workspaceId: id });
  });
}

/**
 * The workspace and those below it that closing would close.
 *
 * @throws NotFound when it is closed · Invalid when one of them does not delegate (S3.15)
 */
export async function openBranch(
  tx: Transaction,
  actor: OrganisationContext,
  workspace: WorkspaceRow,
): Promise<WorkspaceRow[]> {
  if (workspace.closedAt) throw new NotFound();
  const open = (await branchOf(tx, workspace)).filter(({ closedAt }) => closedAt === null);
  if (open.some((each) => !isDelegated(actor, each))) throw new Invalid({ '': 'not-delegated' });
  return open;
}

async function requireOpenRest(tx: Transaction, { organisation }: OrganisationContext, closing: string[]) {
  const open = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(and(eq(workspaces.organisationId, organisation.id), isNull(workspaces.closedAt)));
  if (open.every(({ id }) => closing.includes(id))) throw new Invalid({ '': 'last-workspace' });
}

/**
 * Opens a closed workspace again, together with exactly those that were closed with it. A deleted hosted account can be
 * opened until it is erased (S3.12).
 *
 * @throws Denied · NotFound for an open or erased workspace · Invalid while the one above it is closed
 */
export async function reopenWorkspace(
  ctx: OrganisationContext,
  input: { workspaceId: string },
): Promise<void> {
  await changingWorkspaces(ctx, async (tx, actor) => {
    const workspace = await administeredWorkspace(tx, actor, input.workspaceId);
    await requireOpenAbove(tx, workspace);
    const branch = await branchOf(tx, workspace);
    // In SQL, since a JavaScript date loses the microseconds.
    const closedTogether = sql`${workspaces.closedAt} = (select closed_at from workspaces w where w.id = ${workspace.id})`;
    const opened = await tx
      .update(workspaces)
      .set({ closedAt: null, eraseAt: null })
      .where(
        and(
          inArray(
            workspaces.id,
            branch.map(({ id }) => id),
          ),
          closedTogether,
          or(isNull(workspaces.eraseAt), gt(workspaces.eraseAt, sql`now()`)),
        ),
      )
      .returning({ id: workspaces.id });
    if (!opened.some(({ id }) => id === workspace.id)) throw new NotFound();
    await recordAudit(tx, actor.person, {
      event: 'workspaces.reopened',
      organisationId: actor.organisation.id,
      workspaceId: workspace.id,
      subject: { id: workspace.id, name: workspace.name },
      after: { opened: opened.map(({ id }) => id) },
    });
    for (const { id } of opened) await announce(tx, { topic: 'members', workspaceId: id });
  });
}

async function requireOpenAbove(tx: Transaction, { parentId }: WorkspaceRow): Promise<void> {
  if (parentId === null) return;
  const [above] = await tx
    .select({ closedAt: workspaces.closedAt })
    .from(workspaces)
    .where(eq(workspaces.id, parentId));
  if (above?.closedAt) throw new Invalid({ '': 'closed-above' });
}
