import 'server-only';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import type { AssignTo } from '../work/assign-to';
import { moveContacts } from '../work/move';
import { lockContact } from './lock';

interface AssignContact {
  contactId: string;
  version?: number;
  to: AssignTo;
}

/**
 * Gives a contact, with all its conversations, to a member, to a team or to nobody. The person may lose sight
 * of it by that.
 *
 * @throws NotFound, Denied, Stale
 * @throws Invalid on `to` for someone elsewhere or gone (RV9)
 */
export async function assignContact(ctx: WorkspaceContext, input: AssignContact): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const contact = await lockContact(tx, actor, input, 'assign');
    await moveContacts(tx, actor, [contact.id], input.to);
  });
}
