import 'server-only';
import { and, eq } from 'drizzle-orm';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { announce, type Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { planListAutomations } from '@/lib/work/events/plan-automations';
import { lockContacts } from '../change/lock-many';
import { readSelection } from '../change/read-selection';
import type { Matching } from '../change/selection';
import { authorizeLists } from '../list-permissions';
import { lockList } from './lock-list';

export interface ListMembers {
  listId: string;
  contactIds: readonly string[] | Matching;
}

/**
 * Adds to a list the chosen contacts that the person may change, and reports the others (RO9). Contacts
 * already on it stay.
 * @throws Denied · NotFound when there is no such list, or it is not visible
 */
export function addToList(ctx: WorkspaceContext, input: ListMembers): Promise<BulkReport> {
  return changing(ctx, input, async (tx, workspaceId, ids) => {
    const joined = await tx
      .insert(contactListMembers)
      .values(ids.map((contactId) => ({ workspaceId, listId: input.listId, contactId })))
      .onConflictDoNothing()
      .returning({ contactId: contactListMembers.contactId });
    await planListAutomations(tx, { workspaceId, listId: input.listId }, joined);
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
    const chosen = 'search' in contactIds ? contactIds : contactIds.map((id) => ({ id }));
    const rows = await readSelection(tx, actor, chosen);
    await lockList(tx, actor, { listId }, 'key share');
    const { ids, refused } = await lockContacts(tx, actor, rows, 'update');
    if (ids.length > 0) await change(tx, actor.workspace.id, ids);
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return { done: ids.length, refused };
  });
}
