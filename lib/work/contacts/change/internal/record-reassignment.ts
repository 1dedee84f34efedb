import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { inPortions } from '@/db/in-portions';
import { contacts } from '@/db/schema/work/contacts';
import { reassignedContacts, reassignments } from '@/db/schema/work/reassignments';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Destination } from '@/lib/work/assignment/assignee';

/** A contact with its seat and team. */
export interface Assigned {
  contactId: string;
  seatId: string | null;
  teamId: string | null;
}

/** The assignments of contacts that this transaction has locked. */
export function readAssigned(
  tx: Transaction,
  { workspace }: WorkspaceContext,
  contactIds: readonly string[],
): Promise<Assigned[]> {
  return tx
    .select({ contactId: contacts.id, seatId: contacts.seatId, teamId: contacts.teamId })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspace.id), isAmong(contacts.id, contactIds)));
}

/** Stores what undoing an assignment of several contacts needs; deletes what can no longer be undone. */
export async function recordReassignment(
  tx: Transaction,
  { workspace, member }: WorkspaceContext,
  before: readonly Assigned[],
  { seatId, teamId = null }: Destination,
): Promise<string> {
  const workspaceId = workspace.id;
  await tx
    .delete(reassignments)
    .where(and(eq(reassignments.workspaceId, workspaceId), lt(reassignments.undoUntil, sql`now()`)));
  const [row] = await tx
    .insert(reassignments)
    .values({ workspaceId, memberId: member.id, seatId, teamId, total: before.length })
    .returning({ id: reassignments.id });
  if (!row) throw new Error('The reassignment was not stored.');
  const rows = before.map((each) => ({ workspaceId, reassignmentId: row.id, ...each }));
  for (const portion of inPortions(rows)) await tx.insert(reassignedContacts).values(portion);
  return row.id;
}
