import 'server-only';
import { and, eq } from 'drizzle-orm';
import { handovers, seats } from '@/db/schema/access/seats';
import type { Transaction } from '@/db/tenant';

/** The revocation, the revoked member, and the successor. */
export interface Handover {
  workspaceId: string;
  revocationId: string;
  fromId: string;
  /** Null leaves the seats vacant: their work is unassigned. */
  toId: string | null;
}

/**
 * Hands every seat of a member to another member, or vacates it. Work is assigned to seats, so this is enough for any
 * number of contacts (S1.28, B3). The moves are recorded, so that they can be undone.
 */
export async function handOverSeats(tx: Transaction, { workspaceId, revocationId, fromId, toId }: Handover) {
  const moved = await tx
    .update(seats)
    .set({ holderId: toId })
    .where(and(eq(seats.workspaceId, workspaceId), eq(seats.holderId, fromId)))
    .returning({ seatId: seats.id });
  if (moved.length === 0) return;
  await tx.insert(handovers).values(moved.map(({ seatId }) => ({ workspaceId, revocationId, seatId, toId })));
}
