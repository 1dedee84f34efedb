import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';

/**
 * Gives a returning member their seats back: their own always, and those that they had taken over from others if they
 * are still where the revocation put them. A seat that has moved on since then, because its own owner came back or its
 * next holder left, stays.
 */
export async function returnSeats(
  tx: Transaction,
  { workspaceId, revocationId, memberId }: { workspaceId: string; revocationId: string; memberId: string },
): Promise<void> {
  await tx.execute(sql`
    update seats s set holder_id = ${memberId}
    from handovers h
    where h.workspace_id = ${workspaceId} and h.revocation_id = ${revocationId}
      and s.workspace_id = h.workspace_id and s.id = h.seat_id
      and (s.owner_id = ${memberId} or s.holder_id is not distinct from h.to_id)`);
}
