import 'server-only';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { type NewName, saveName } from '@/lib/access/workspaces/save-name';
import { accountBelow } from './account-tree';
import { changingTree } from './changing-tree';

/**
 * Renames an account below.
 *
 * @throws Denied · NotFound (TE6) · NotFound, Stale and Invalid of `saveName`
 */
export async function renameSubAccount(
  ctx: WorkspaceContext,
  input: NewName & { accountId: string },
): Promise<void> {
  await changingTree(ctx, async (tx, actor, tree) => {
    authorize(actor, 'sub-accounts.update', { kind: 'workspace' });
    await saveName(tx, actor, accountBelow(tree, input.accountId), input);
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
  });
}
