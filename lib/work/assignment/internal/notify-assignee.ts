import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { notify } from '@/lib/access/notifications/notify';
import { readCovering } from '@/lib/access/seats/read-covering';
import type { AssignTo } from '../assign-to';

/**
 * Notifies a member, and the colleagues who cover them, of contacts and conversations that were assigned to them. Assignments to a team, and
 * removals of an assignment, notify no member.
 */
export async function notifyAssignee(
  tx: Transaction,
  actor: WorkspaceContext,
  to: AssignTo,
  contactIds: readonly string[],
): Promise<void> {
  if (to.kind !== 'member') return;
  const [contactId, another] = contactIds;
  await notify(tx, actor.workspace.id, {
    event: 'work-assigned',
    memberIds: [to.id, ...(await readCovering(tx, actor.workspace.id, to.id))],
    actor: { memberId: actor.member.id, name: actor.member.name },
    subject: another ? { count: contactIds.length } : { contactId },
  });
}
