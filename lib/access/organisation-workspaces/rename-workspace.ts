import 'server-only';
import { announce } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { type NewName, saveName } from '@/lib/access/workspaces/save-name';
import { administeredWorkspace, changingWorkspaces } from './changing-workspaces';

/**
 * Renames a workspace of the organisation.
 *
 * @throws Denied · NotFound, Stale and Invalid of `saveName`
 */
export async function renameWorkspace(
  ctx: OrganisationContext,
  input: NewName & { workspaceId: string },
): Promise<void> {
  await changingWorkspaces(ctx, async (tx, actor) => {
    const before = await administeredWorkspace(tx, actor, input.workspaceId);
    await saveName(tx, actor, before, input);
    await announce(tx, { topic: 'work', workspaceId: before.id });
  });
}
