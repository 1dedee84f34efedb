import 'server-only';
import { v7 } from 'uuid';
import { inPortions } from '@/db/in-portions';
import { contacts } from '@/db/schema/work/contacts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';

export type ImportedContact = Pick<
  typeof contacts.$inferInsert,
  'name' | 'email' | 'phone' | 'lifecycle' | 'fields' | 'seatId' | 'teamId' | 'createdAt'
>;

/**
 * Creates many contacts in one transaction, all or none.
 * @returns their ids, in the same order
 * @throws Denied without `contacts.import`
 */
export function importContacts(
  ctx: WorkspaceContext,
  imported: readonly ImportedContact[],
): Promise<string[]> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'contacts.import', { kind: 'workspace' });
    const rows = imported.map((contact) => ({ ...contact, id: v7(), workspaceId: actor.workspace.id }));
    for (const portion of inPortions(rows)) await tx.insert(contacts).values(portion);
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return rows.map(({ id }) => id);
  });
}
