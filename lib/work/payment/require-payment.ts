import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { RecordRow } from '@/lib/work/records/change/lock-record';

/**
 * Refuses what costs money where nothing pays for it (S2.19). The policy has said so already of what was true when the
 * act began; this holds the workspace, so that a payment method that is being taken away is waited for.
 *
 * @throws Invalid as a whole
 */
export async function requirePayment(
  tx: Transaction,
  { workspaceId }: Pick<RecordRow, 'workspaceId'>,
): Promise<void> {
  const [workspace] = await tx
    .select({ flags: workspaces.flags })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for('share');
  if (!workspace?.flags.includes('payment-method')) throw new Invalid({ '': 'no-payment-method' });
}
