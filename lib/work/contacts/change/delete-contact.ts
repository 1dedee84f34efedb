import 'server-only';
import { and, count, eq } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { announce, type Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { BulkReport, RefusedRow } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { publishEvent } from '@/lib/work/events/publish-event';
import { lockContact } from './internal/lock-contact';
import { lockContacts } from './lock-many';
import { readSelection } from './read-selection';
import type { Selection } from './selection';

/**
 * Deletes a contact and its conversations.
 *
 * @throws NotFound, Stale
 * @throws Denied without `contacts.delete`, which a Manager can be restricted from (S1.17)
 */
export async function deleteContact(
  ctx: WorkspaceContext,
  input: { contactId: string; version: number },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const contact = await lockContact(tx, actor, input, 'delete');
    await remove(tx, actor, [contact.id]);
  });
}

/**
 * Deletes the chosen contacts in one transaction. The report names those that the person may not delete
 * (RO9).
 * @throws Denied for members who may delete only one at a time (S2.9)
 * @throws Invalid as `readSelection`
 */
export function deleteContacts(ctx: WorkspaceContext, chosen: Selection): Promise<BulkReport> {
  return changingWork(ctx, async (tx, actor) => {
    const rows = await readSelection(tx, actor, chosen);
    const { ids, refused } = await lockContacts(tx, actor, rows, 'delete');
    await remove(tx, actor, ids);
    return { done: ids.length, refused };
  });
}

/**
 * Counts what a deletion would remove, for the contacts that the person may delete.
 * @throws Denied, Invalid like the deletion
 */
export async function previewDeletion(
  ctx: WorkspaceContext,
  chosen: Selection,
): Promise<{ contacts: number; conversations: number; refused: RefusedRow[] }> {
  return inWorkspace(ctx, async (tx) => {
    const rows = await readSelection(tx, ctx, chosen);
    const { ids, refused } = await lockContacts(tx, ctx, rows, 'delete');
    const [row] = await tx
      .select({ total: count() })
      .from(conversations)
      .where(and(eq(conversations.workspaceId, ctx.workspace.id), isAmong(conversations.contactId, ids)));
    return { contacts: ids.length, conversations: row?.total ?? 0, refused };
  });
}

/**
 * Conversations are deleted with their contact. The audit event names the contacts and contains nothing of
 * their content (MA4).
 */
async function remove(tx: Transaction, actor: WorkspaceContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const workspaceId = actor.workspace.id;
  await tx.delete(contacts).where(and(eq(contacts.workspaceId, workspaceId), isAmong(contacts.id, ids)));
  await recordAudit(tx, actor.person, {
    event: 'contacts.deleted',
    organisationId: actor.organisation.id,
    workspaceId,
    before: { contacts: ids },
  });
  const about = ids.map((contactId) => ({ contactId }));
  await publishEvent(tx, workspaceId, 'contact-deleted', about);
  await announce(tx, { topic: 'work', workspaceId });
}
