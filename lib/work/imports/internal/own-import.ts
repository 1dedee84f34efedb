import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { imports } from '@/db/schema/work/imports';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

type Import = typeof imports.$inferSelect;

/**
 * Reads an import of the person; imports of other people count as missing.
 * @param strength `update` locks it until the transaction ends
 * @throws NotFound
 * @throws Denied without `contacts.import`
 */
export async function ownImport(
  tx: Transaction,
  actor: WorkspaceContext,
  importId: string,
  strength?: 'update',
): Promise<Import> {
  authorize(actor, 'contacts.import', { kind: 'workspace' });
  const query = tx
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.workspaceId, actor.workspace.id),
        eq(imports.id, requireId(importId)),
        eq(imports.userId, actor.person.userId),
        // What a person uploaded is theirs alone, also while another views as them (VA1).
        actor.viewing ? sql`false` : undefined,
      ),
    );
  const [found] = await (strength ? query.for(strength) : query);
  if (!found) throw new NotFound();
  return found;
}
