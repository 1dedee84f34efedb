import 'server-only';
import { sql } from 'drizzle-orm';
import { invitationBatches } from '@/db/schema/access/invitation-batches';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingMembers } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { changeEachMember } from '../internal/change-each-member';
import { revokePending } from '../invite/revoke-invitation';
import { batchKey, findBatch } from './internal/find-batch';
import type { RowOutcome } from './outcome';

/**
 * Revokes the invitations of a batch that no one has accepted. Each is decided separately; people who have joined keep
 * their access and are reported.
 *
 * @throws Denied · NotFound · Stale before it was sent
 */
export function undoBatch(ctx: WorkspaceContext, { batchId }: { batchId: string }): Promise<BulkReport> {
  return changingMembers(ctx, async (tx, actor) => {
    const batch = await findBatch(tx, actor, batchId, true);
    if (!batch.outcomes) throw new Stale();
    const chosen = (batch.outcomes as RowOutcome[]).flatMap(({ act, memberId }) =>
      act === 'invite' && memberId ? [{ id: memberId }] : [],
    );
    const report = await changeEachMember(tx, actor, chosen, (row, member) => {
      if (member.storedStatus !== 'invited') throw new Stale();
      return revokePending(row, actor, member);
    });
    await tx.update(invitationBatches).set({ undoneAt: sql`now()` }).where(batchKey(actor, batchId));
    return report;
  });
}
