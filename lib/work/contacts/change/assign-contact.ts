import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import type { AssignTo } from '@/lib/work/assignment/assign-to';
import { moveContacts } from '@/lib/work/assignment/move-contacts';
import { lockContact } from './internal/lock-contact';

interface AssignContact {
  contactId: string;
  version?: number;
  to: AssignTo;
}

/**
 * Assigns a contact, with all its conversations, to a member, a team or `nobody`. The person may no longer
 * see it afterwards.
 * @throws NotFound, Denied, Stale
 * @throws Invalid on `to` for a member of another workspace or a revoked one (RV9)
 */
export async function assignContact(ctx: WorkspaceContext, input: AssignContact): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const contact = await lockContact(tx, actor, input, 'assign');
    await moveContacts(tx, actor, [contact.id], input.to);
  });
}
