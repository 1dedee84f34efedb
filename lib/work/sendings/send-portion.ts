import 'server-only';
import { and, asc, eq, exists, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { contacts } from '@/db/schema/work/contacts';
import { recipients } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { HandOverResult, PendingRecipient, Sending, SendingKind } from './sending-kind';

/** The recipients under way at a time: a pause takes effect soon, and the channel is not flooded. */
export const mostUnderWay = 200;

/**
 * Hands over the next recipients, all in the current transaction.
 * @returns the number handed over, or, with none, the number still under way
 */
export async function sendPortion(
  tx: Transaction,
  actor: WorkspaceContext,
  sending: Sending,
  kind: SendingKind,
): Promise<{ taken: number; underWay: number }> {
  const underWay = await tx.$count(recipients, and(ofSending(sending), eq(recipients.state, 'handed-over')));
  const room = mostUnderWay - underWay;
  if (room <= 0) return { taken: 0, underWay };
  const next = await tx
    .select({ id: recipients.id, contactId: recipients.contactId })
    .from(recipients)
    .where(and(ofSending(sending), eq(recipients.state, 'waiting')))
    .orderBy(asc(recipients.id))
    .limit(room)
    .for('update', { skipLocked: true });
  const held = await lockContacts(tx, actor, kind, next);
  const outcomes: [string, HandOverResult][] = [];
  const pending: PendingRecipient[] = [];
  for (const { id, contactId } of next) {
    const found = contactId ? held.get(contactId) : undefined;
    if (!found) outcomes.push([id, { skipped: 'gone' }]);
    else if (!found.isInScope) outcomes.push([id, { skipped: 'out-of-reach' }]);
    else if (found.hasLeft) outcomes.push([id, { skipped: 'unsubscribed' }]);
    else pending.push({ recipientId: id, contact: found.contact });
  }
  const handed = pending.length > 0 ? await kind.handOver(tx, actor, sending, pending) : [];
  for (const [index, { recipientId }] of pending.entries()) {
    outcomes.push([recipientId, handed[index] ?? { skipped: 'gone' }]);
  }
  await note(tx, sending, outcomes);
  return { taken: next.length, underWay };
}

const ofSending = ({ workspaceId, id }: Sending) =>
  and(eq(recipients.workspaceId, workspaceId), eq(recipients.sendingId, id));

/** Locked, so that a concurrent assignment and the thread agree; in a fixed order, to avoid deadlocks. */
async function lockContacts(
  tx: Transaction,
  actor: WorkspaceContext,
  kind: SendingKind,
  next: readonly { contactId: string | null }[],
) {
  const ids = next.flatMap(({ contactId }) => contactId ?? []);
  const rows = await tx
    .select({
      contact: contacts,
      isInScope: sql<boolean>`coalesce(${kind.reach(actor)}, false)`,
      hasLeft: sql<boolean>`(${contacts.unsubscribedAt} is not null
        or ${hasUnsubscribed(tx, 'emailKey')} or ${hasUnsubscribed(tx, 'phoneKey')})`,
    })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, actor.workspace.id), isAmong(contacts.id, ids)))
    .orderBy(contacts.id)
    .for('share');
  return new Map(rows.map((row) => [row.contact.id, row]));
}

const duplicate = alias(contacts, 'duplicate');

/** Whether a contact with the same address has unsubscribed, also another contact (decision 200). */
function hasUnsubscribed(tx: Transaction, address: 'emailKey' | 'phoneKey'): SQL {
  const duplicates = tx
    .select({ id: duplicate.id })
    .from(duplicate)
    .where(
      and(
        eq(duplicate.workspaceId, contacts.workspaceId),
        eq(duplicate[address], contacts[address]),
        ne(contacts[address], ''),
        isNotNull(duplicate.unsubscribedAt),
      ),
    );
  return exists(duplicates);
}

async function note(tx: Transaction, { workspaceId }: Sending, outcomes: [string, HandOverResult][]) {
  const rows = outcomes.map(([id, outcome]) =>
    outcome === 'handed-over'
      ? { id, state: outcome, reason: null }
      : { id, state: 'skipped', reason: outcome.skipped },
  );
  await tx.execute(sql`update recipients r
    set state = o.state, reason = o.reason, settled_at = case when o.state = 'skipped' then now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o(id uuid, state text, reason text)
    where r.workspace_id = ${workspaceId}::uuid and r.id = o.id`);
}
