import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { covers } from '@/lib/policy/visibility';
import { type Destination, destination } from '@/lib/work/assignment/assignee';

/** The assignment of a new contact: none, unless the person would not see it then; in that case to them. */
export function assignmentOfNew(tx: Transaction, actor: WorkspaceContext): Promise<Destination> {
  const isSeenFree = covers(contactVisibility(actor.access), { seatId: null, teamId: null });
  return destination(
    tx,
    actor.workspace.id,
    isSeenFree ? { kind: 'nobody' } : { kind: 'member', id: actor.member.id },
  );
}
