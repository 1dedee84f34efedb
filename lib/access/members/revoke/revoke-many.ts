import 'server-only';
import type { BulkReport, Chosen } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingMembers } from '@/lib/access/context/transactions';
import { eachMember } from '../internal/each-member';
import { revokePending } from '../invite/revoke-invitation';
import { requireSuccessor } from './internal/successor';
import { revokeHeld } from './revoke-access';

export interface RevokeMany {
  chosen: readonly Chosen[];
  /** Who gets the work of all of them; null: it becomes unassigned. */
  successorId: string | null;
}

/** The report, and the revocations by which each can be undone. */
export interface RevokedMany extends BulkReport {
  revocationIds: string[];
}

/**
 * Takes the access of several members away in one transaction, and takes back the invitations of those who have not
 * accepted. Each is decided alone: of all owners at once, the last stays (R1, R2, S1.15, RO9).
 *
 * @throws Invalid on `heirId` when that person cannot take the work, or is one of those who go (RV9)
 */
export function revokeMany(ctx: WorkspaceContext, { chosen, successorId }: RevokeMany): Promise<RevokedMany> {
  return changingMembers(ctx, async (tx, actor) => {
    const leaverIds = chosen.map(({ id }) => id);
    if (successorId !== null) await requireSuccessor(tx, actor, leaverIds, successorId);
    const revocationIds: string[] = [];
    const report = await eachMember(tx, actor, chosen, async (row, member) => {
      if (member.status === 'invited') return revokePending(row, actor, member);
      const { revocationId } = await revokeHeld(row, actor, member, { successorId });
      revocationIds.push(revocationId);
    });
    return { ...report, revocationIds };
  });
}
