import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { workspaceName } from '@/lib/access/workspaces/workspace-name';
import { NotFound, Stale } from '@/lib/platform/errors';
import { administeredWorkspace, changingWorkspaces } from './changing-workspaces';

export interface RenameWorkspace {
  workspaceId: string;
  /** The version that the form showed. */
  version: number;
  name: string;
}

/**
 * Renames a workspace of the organisation. Its address stays: existing links keep working.
 *
 * @throws Denied · NotFound, also for a closed workspace · Stale when another person changed it first
 * @throws Invalid on `name`
 */
export async function renameWorkspace(ctx: OrganisationContext, input: RenameWorkspace): Promise<void> {
  const name = workspaceName(input.name);
  await changingWorkspaces(ctx, async (tx, actor) => {
    const before = await administeredWorkspace(tx, actor, input.workspaceId);
    if (before.closedAt) throw new NotFound();
    // The workspace's own settings can change it too, without the lock of the tree.
    const changed = await tx
      .update(workspaces)
      .set({ name, version: sql`version + 1` })
      .where(and(eq(workspaces.id, before.id), eq(workspaces.version, input.version)))
      .returning({ id: workspaces.id });
    if (changed.length === 0) throw new Stale();
    await recordAudit(tx, actor.person, {
      event: 'workspace.updated',
      organisationId: actor.organisation.id,
      workspaceId: before.id,
      subject: { id: before.id, name },
      before: { name: before.name },
      after: { name },
    });
    await announce(tx, { topic: 'work', workspaceId: before.id });
  });
}
