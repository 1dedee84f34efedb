import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import { reassignedContacts, reassignments } from '@/db/schema/work/reassignments';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { decideOnContact } from '@/lib/access/scope/contact-scope';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import type { Denied as Denial } from '@/lib/policy/model';
import { assignedTo } from '@/lib/work/assignment/assigned-to';
import { placeContacts } from '@/lib/work/assignment/move-contacts';
import { bulkAvailability } from './bulk-permission';
import type { Assigned } from './internal/record-reassignment';

/** The number of contacts that an undo restored, and of those that stay where they are. */
export interface UndoneReassignment {
  restored: number;
  /** Assigned again or deleted since. */
  changed: number;
  /** The actor may no longer assign them. */
  refused: number;
}

/**
 * Gives each contact of a reassignment, with its conversations, exactly the seat and team that it had, for a day by the
 * database's clock and only to the member who made it. A contact that was assigned again since stays as it is. A contact
 * that the member no longer sees comes back if they may assign it in its former place.
 * @throws NotFound for a reassignment of another member
 * @throws Denied when the member may no longer assign several contacts, or none of these
 * @throws Invalid when the time is over or it was already undone
 */
export function undoReassignment(
  ctx: WorkspaceContext,
  { reassignmentId }: { reassignmentId: string },
): Promise<UndoneReassignment> {
  return changingWork(ctx, async (tx, actor) => {
    const { total, seatId, teamId } = await lockReassignment(tx, actor, reassignmentId);
    const rows = await lockReassigned(tx, actor, reassignmentId);
    const unchanged = rows.filter(
      ({ before, now }) => now.seatId === seatId && now.teamId === (seatId ? before.teamId : teamId),
    );
    const denials: Denial[] = [];
    const allowed = unchanged.filter(({ before, now }) => {
      const decisions = [now, before].map((place) => decideOnContact(actor.access, 'assign', place));
      const isAllowed = decisions.some((decision) => decision.allowed);
      const denial = decisions.find((decision) => !decision.allowed);
      if (!isAllowed && denial && !denial.allowed) denials.push(denial);
      return isAllowed;
    });
    const [denial] = denials;
    if (denial && allowed.length === 0) throw new Denied(denial);
    const former = allowed.map(({ before }) => before);
    await restore(tx, actor, former);
    await tx
      .update(reassignments)
      .set({ undoneAt: sql`now()` })
      .where(and(eq(reassignments.workspaceId, actor.workspace.id), eq(reassignments.id, reassignmentId)));
    return { restored: allowed.length, changed: total - unchanged.length, refused: denials.length };
  });
}

/** Locks the actor's own reassignment, so that it is undone once. */
async function lockReassignment(
  tx: Transaction,
  { workspace, member, access }: WorkspaceContext,
  id: string,
) {
  const [row] = await tx
    .select({
      total: reassignments.total,
      seatId: reassignments.seatId,
      teamId: reassignments.teamId,
      isOpen: sql<boolean>`${and(isNull(reassignments.undoneAt), gt(reassignments.undoUntil, sql`now()`))}`,
    })
    .from(reassignments)
    .where(
      and(
        eq(reassignments.workspaceId, workspace.id),
        eq(reassignments.id, requireId(id)),
        eq(reassignments.memberId, member.id),
      ),
    )
    .for('update');
  if (!row) throw new NotFound();
  const { decision } = bulkAvailability(access);
  if (row.total > 1 && !decision.allowed) throw new Denied(decision);
  if (!row.isOpen) throw new Invalid({ '': 'undo-over' });
  return row;
}

/** Locks the contacts that are still part of it, with their assignments before and now. */
function lockReassigned(tx: Transaction, { workspace }: WorkspaceContext, reassignmentId: string) {
  const { contactId, seatId, teamId } = reassignedContacts;
  return (
    tx
      .select({
        before: { contactId, seatId, teamId },
        now: { seatId: contacts.seatId, teamId: contacts.teamId },
      })
      .from(contacts)
      .innerJoin(
        reassignedContacts,
        and(eq(reassignedContacts.workspaceId, contacts.workspaceId), eq(contactId, contacts.id)),
      )
      .where(
        and(eq(contacts.workspaceId, workspace.id), eq(reassignedContacts.reassignmentId, reassignmentId)),
      )
      // In a fixed order, so that two transactions cannot deadlock.
      .orderBy(contacts.id)
      .for('update', { of: contacts })
  );
}

/** Contacts of the same former seat and team are restored together. */
async function restore(tx: Transaction, actor: WorkspaceContext, former: readonly Assigned[]): Promise<void> {
  const places = new Map<string, { seatId: string | null; teamId: string | null; ids: string[] }>();
  for (const { contactId, seatId, teamId } of former) {
    const key = `${seatId} ${teamId}`;
    const place = places.get(key) ?? { seatId, teamId, ids: [] };
    place.ids.push(contactId);
    places.set(key, place);
  }
  for (const { ids, ...place } of places.values()) {
    await placeContacts(tx, actor, ids, { place, to: await assignedTo(tx, actor.workspace.id, place) });
  }
}
