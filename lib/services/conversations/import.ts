import 'server-only';
import { conversations } from '@/db/schema/contacts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { authorize, changingWork } from '@/lib/services/access/transact';

export type ImportedConversation = Omit<typeof conversations.$inferInsert, 'workspaceId' | 'id'>;

/** A statement carries at most 65,535 values. */
const rowsAtOnce = 1_000;

/**
 * Takes in conversations that contacts had elsewhere, all or none: they come with the contacts.
 *
 * @throws Denied without `contacts.import`
 */
export async function importConversations(
  ctx: WorkspaceContext,
  imported: readonly ImportedConversation[],
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'contacts.import', { kind: 'workspace' });
    const rows = imported.map((conversation) => ({ ...conversation, workspaceId: actor.workspace.id }));
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await tx.insert(conversations).values(rows.slice(from, from + rowsAtOnce));
    }
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}
