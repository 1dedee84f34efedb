import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import { reloadContext, type WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { readTree, type Tree } from './account-tree';

/**
 * Changes the tree of accounts under the organisation's exclusive lock, with actor and tree read again under it, so that
 * two simultaneous changes cannot make the tree too deep or cyclic (S0.9). The database takes the same lock when it
 * places an account, and refuses both by itself.
 *
 * @throws NotFound when the actor's membership has ended
 */
export function changingTree<T>(
  ctx: WorkspaceContext,
  work: (tx: Transaction, actor: WorkspaceContext, tree: Tree) => Promise<T>,
): Promise<T> {
  return changingWork(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${ctx.organisation.id}, 2))`);
    const actor = await reloadContext(tx, ctx);
    return work(tx, actor, await readTree(tx, actor));
  });
}
