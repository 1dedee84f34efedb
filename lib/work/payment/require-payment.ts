import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { RecordRow } from '@/lib/work/records/change/lock-record';

/**
 * Refuses an act that costs money when the workspace cannot pay (S2.19). The policy checked the flag as it
 * was when the act began; this locks the workspace, so that a concurrent removal of the payment method is
 * waited for.
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
