import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { accountBelow, accountIn, branchOf } from './account-tree';
import { changingTree } from './changing-tree';

/** The number of levels of accounts below the root (S0.9). */
export const deepest = 5;

/**
 * Moves an account, with all below it, below another of the same tree. Administrators of its old place lose it, those of
 * its new place get it, both from their next request (R4, S0.9).
 *
 * @throws Denied · NotFound (TE6)
 * @throws Invalid on `parentId`: below itself, or so that an account of the branch would be deeper than five levels
 */
export async function moveSubAccount(
  ctx: WorkspaceContext,
  input: { accountId: string; parentId: string },
): Promise<void> {
  await translateRefusals(() =>
    changingTree(ctx, async (tx, actor, tree) => {
      authorize(actor, 'sub-accounts.move', { kind: 'workspace' });
      const account = accountBelow(tree, input.accountId);
      const parent = accountIn(tree, input.parentId);
      if (account.closedAt || parent.closedAt) throw new NotFound();
      const branch = branchOf(tree, account);
      if (branch.includes(parent)) throw new Invalid({ parentId: 'below-itself' });
      const height = Math.max(...branch.map(({ level }) => level)) - account.level;
      if (parent.level + 1 + height > deepest) throw new Invalid({ parentId: 'too-deep' });
      if (parent.id === account.parentId) return;
      const from = tree.accounts.find(({ id }) => id === account.parentId);
      await tx.update(workspaces).set({ parentId: parent.id }).where(eq(workspaces.id, account.id));
      await recordAudit(tx, actor.person, {
        event: 'workspace.moved',
        organisationId: actor.organisation.id,
        workspaceId: account.id,
        subject: { id: account.id, name: account.name },
        before: { parent: from && { id: from.id, name: from.name } },
        after: { parent: { id: parent.id, name: parent.name } },
      });
      for (const { id } of branch) await announce(tx, { topic: 'flags', workspaceId: id });
      await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
    }),
  );
}

/** Errors of the database's own check look like those of the checks before it. */
async function translateRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'workspaces_depth') throw new Invalid({ parentId: 'too-deep' });
    if (constraint === 'workspaces_no_ring') throw new Invalid({ parentId: 'below-itself' });
    throw error;
  }
}
