import 'server-only';
import { and, eq } from 'drizzle-orm';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { announce, type Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { authorizeSeveral } from '../change/bulk-permission';
import { lockContacts } from '../change/lock-many';
import { lockList } from './lock-list';
import { authorizeLists } from './permissions';

export interface ListMembers {
  listId: string;
  contactIds: readonly string[];
}

/**
 * Adds to a list the chosen contacts that the person may change, and reports the others (RO9). Contacts
 * already on it stay.
 * @throws Denied · NotFound when there is no such list, or it is not visible
 */
export function addToList(ctx: WorkspaceContext, input: ListMembers): Promise<BulkReport> {
  return changing(ctx, input, async (tx, workspaceId, ids) => {
    await tx
      .insert(contactListMembers)
      .values(ids.map((contactId) => ({ workspaceId, listId: input.listId, contactId })))
      .onConflictDoNothing();
  });
}

/** Removes contacts from a list, by the same rules. */
export function removeFromList(ctx: WorkspaceContext, input: ListMembers): Promise<BulkReport> {
  return changing(ctx, input, async (tx, workspaceId, ids) => {
    await tx
      .delete(contactListMembers)
      .where(
        and(
          eq(contactListMembers.workspaceId, workspaceId),
          eq(contactListMembers.listId, input.listId),
          isAmong(contactListMembers.contactId, ids),
        ),
      );
  });
}

/**
 * Authorised as a change of the contacts, one or several at once, not as a change of the list (S2.9, S2.10).
 */
function changing(
  ctx: WorkspaceContext,
  { listId, contactIds }: ListMembers,
  change: (tx: Transaction, workspaceId: string, ids: readonly string[]) => Promise<void>,
): Promise<BulkReport> {
  return changingWork(ctx, async (tx, actor) => {
    authorizeLists(actor, 'view');
    authorizeSeveral(actor, contactIds);
    await lockList(tx, actor, { listId }, 'key share');
    const chosen = contactIds.map((id) => ({ id }));
    const { ids, refused } = await lockContacts(tx, actor, chosen, 'update');
    if (ids.length > 0) await change(tx, actor.workspace.id, ids);
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return { done: ids.length, refused };
  });
}
