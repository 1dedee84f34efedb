import 'server-only';
import type { BulkReport, Chosen } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingMembers } from '@/lib/access/context/transactions';
import { changeEachMember } from '../internal/change-each-member';
import { requireSuccessor } from '../internal/require-successor';
import { revokePending } from '../invite/revoke-invitation';
import { revokeLocked } from './revoke-access';

export interface RevokeMany {
  chosen: readonly Chosen[];
  /** The successor of all of them; null: the work becomes unassigned. */
  successorId: string | null;
}

/** The report, and the revocations by which each can be undone. */
export interface RevokedMany extends BulkReport {
  revocationIds: string[];
}

/**
 * Revokes the access of several members in one transaction, and revokes the invitations of those who have not
 * accepted. Each is decided separately: of all owners at once, the last stays (R1, R2, S1.15, RO9).
 *
 * @throws Invalid on `successorId` when that person cannot get the work, or is among the revoked members (RV9)
 */
export function revokeMany(ctx: WorkspaceContext, { chosen, successorId }: RevokeMany): Promise<RevokedMany> {
  return changingMembers(ctx, async (tx, actor) => {
    const leaverIds = chosen.map(({ id }) => id);
    if (successorId !== null) await requireSuccessor(tx, actor, leaverIds, successorId);
    const revocationIds: string[] = [];
    const report = await changeEachMember(tx, actor, chosen, async (row, member) => {
      if (member.storedStatus === 'invited') return revokePending(row, actor, member);
      const { revocationId } = await revokeLocked(row, actor, member, { successorId });
      revocationIds.push(revocationId);
    });
    return { ...report, revocationIds };
  });
}
