import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { accountBelow } from '@/lib/access/sub-accounts/account-tree';
import { changingTree } from '@/lib/access/sub-accounts/changing-tree';
import { NotFound } from '@/lib/platform/errors';

/**
 * Restores a deleted account unchanged, within the 30 days before it is erased (S3.12). Only the host can do so, since
 * the account's own members can no longer enter it.
 *
 * @throws Denied · NotFound when it is not below the host, not deleted, or erased
 */
export async function restoreAccount(ctx: WorkspaceContext, input: { accountId: string }): Promise<void> {
  await changingTree(ctx, async (tx, actor, tree) => {
    authorize(actor, 'hosted-accounts.restore', { kind: 'workspace' });
    const { id, name } = accountBelow(tree, input.accountId);
    const restored = await tx
      .update(workspaces)
      .set({ closedAt: null, eraseAt: null })
      .where(and(eq(workspaces.id, id), sql`${workspaces.eraseAt} > now()`))
      .returning({ id: workspaces.id });
    if (restored.length === 0) throw new NotFound();
    await recordAudit(tx, actor.person, {
      event: 'workspace.undeleted',
      organisationId: actor.organisation.id,
      workspaceId: id,
      subject: { id, name },
    });
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
  });
}
