import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { workspaceName } from '@/lib/access/workspaces/workspace-name';
import { NotFound, Stale } from '@/lib/platform/errors';
import { accountBelow } from './account-tree';
import { changingTree } from './changing-tree';

/**
 * Renames an account below. Its address stays: existing links keep working.
 *
 * @throws Denied · NotFound (TE6) · Stale when another person changed it first · Invalid on `name`
 */
export async function renameSubAccount(
  ctx: WorkspaceContext,
  input: { accountId: string; version: number; name: string },
): Promise<void> {
  const name = workspaceName(input.name);
  await changingTree(ctx, async (tx, actor, tree) => {
    authorize(actor, 'sub-accounts.update', { kind: 'workspace' });
    const before = accountBelow(tree, input.accountId);
    if (before.closedAt) throw new NotFound();
    // The account's own settings can change it too, without the lock of the tree.
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
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
  });
}
