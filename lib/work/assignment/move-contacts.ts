import 'server-only';
import { and, eq, or, sql } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { announce, type Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { AssignTo } from './assign-to';
import { type Destination, destination } from './assignee';
import { forgetReassignments } from './internal/forget-reassignments';
import { notifyAssignee } from './internal/notify-assignee';
import { recordEvent } from './record-event';

/**
 * Assigns contacts, and their conversations with them, to a member, a team or `nobody`. Each conversation
 * whose assignment changes gets an event in its thread; a new assignee gets one notification for all.
 * @throws Invalid on `to` for a member of another workspace or a revoked one (RV9)
 */
export async function moveContacts(
  tx: Transaction,
  actor: WorkspaceContext,
  contactIds: readonly string[],
  to: AssignTo,
): Promise<Destination> {
  const place = await destination(tx, actor.workspace.id, to);
  await placeContacts(tx, actor, contactIds, { place, to });
  return place;
}

/** Assigns contacts to a seat and a team that need not be anyone's now, such as the former ones; `to` says it in words. */
export async function placeContacts(
  tx: Transaction,
  actor: WorkspaceContext,
  contactIds: readonly string[],
  { place, to }: { place: Destination; to: AssignTo },
): Promise<void> {
  const workspaceId = actor.workspace.id;
  if (contactIds.length === 0) return;
  await forgetReassignments(tx, workspaceId, contactIds);
  await tx
    .update(contacts)
    .set({ ...place, version: sql`version + 1`, updatedAt: sql`now()` })
    .where(and(eq(contacts.workspaceId, workspaceId), isAmong(contacts.id, contactIds)));
  const { seatId, teamId } = place;
  const moved = await tx
    .update(conversations)
    .set(place)
    .where(
      and(
        eq(conversations.workspaceId, workspaceId),
        isAmong(conversations.contactId, contactIds),
        or(
          sql`${conversations.seatId} is distinct from ${seatId}::uuid`,
          teamId === undefined ? undefined : sql`${conversations.teamId} is distinct from ${teamId}::uuid`,
        ),
      ),
    )
    .returning({ id: conversations.id });
  const movedIds = moved.map(({ id }) => id);
  await recordEvent(tx, actor, movedIds, { name: 'assigned', to });
  await notifyAssignee(tx, actor, to, contactIds);
  await announce(tx, { topic: 'work', workspaceId });
}
