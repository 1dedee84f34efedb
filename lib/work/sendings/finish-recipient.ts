import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { recipients } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';

/** Records the final result of a recipient that was handed over. A second call changes nothing. */
export async function finishRecipient(
  tx: Transaction,
  { workspaceId, recipientId }: { workspaceId: string; recipientId: string },
  outcome: { state: 'sent' } | { state: 'failed'; reason: string },
): Promise<void> {
  await tx
    .update(recipients)
    .set({ ...outcome, settledAt: sql`now()` })
    .where(
      and(
        eq(recipients.workspaceId, workspaceId),
        eq(recipients.id, recipientId),
        eq(recipients.state, 'handed-over'),
      ),
    );
}
