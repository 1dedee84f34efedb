import 'server-only';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { setFlag } from '@/lib/access/workspaces/set-flag';

/**
 * Sets whether the host manages the users of this account (S3.15). When it ends, the next request of the host's people
 * is refused, their open pages end (TE8), and their open invitations are no longer valid.
 *
 * @throws Denied except for the account's own Admins
 */
export function changeDelegation(ctx: WorkspaceContext, input: { isDelegated: boolean }): Promise<void> {
  const { isDelegated } = input;
  return changingMembers(ctx, async (tx, actor) => {
    authorize(actor, 'delegation.update', { kind: 'workspace' });
    const { id, name } = actor.workspace;
    if (!(await setFlag(tx, id, 'delegated', isDelegated))) return;
    await recordAudit(tx, actor.person, {
      event: 'delegation.changed',
      organisationId: actor.organisation.id,
      workspaceId: id,
      subject: { id, name },
      before: { isDelegated: !isDelegated },
      after: { isDelegated },
    });
  });
}
