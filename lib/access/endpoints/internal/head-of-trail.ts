import 'server-only';
import { eq, max } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import type { Transaction } from '@/db/tenant';

/**
 * The last place in the trail of the organisation. Exact for the rest of the transaction once it has written an event,
 * because that locks the trail.
 */
export async function headOfTrail(tx: Transaction, organisationId: string): Promise<number> {
  const [row] = await tx
    .select({ seq: max(auditEvents.seq) })
    .from(auditEvents)
    .where(eq(auditEvents.organisationId, organisationId));
  return row?.seq ?? 0;
}
