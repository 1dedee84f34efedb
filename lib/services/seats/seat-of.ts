import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import { seats } from '@/db/schema/seats';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/errors';

/**
 * The seat to which new work of a member is assigned. Held until the transaction ends: a revocation waits for
 * it and then hands the work over with the rest, or came first and is seen here (RV4).
 *
 * @throws Invalid on `memberId` when they left, are not active yet, or are no member of this workspace (RV9)
 */
export async function seatOf(tx: Transaction, workspaceId: string, memberId: string): Promise<string> {
  const [seat] = await tx
    .select({ id: seats.id })
    .from(seats)
    .innerJoin(members, and(eq(members.workspaceId, seats.workspaceId), eq(members.id, seats.holderId)))
    .where(
      and(
        eq(seats.workspaceId, workspaceId),
        eq(seats.ownerId, memberId),
        eq(seats.holderId, memberId),
        eq(members.status, 'active'),
      ),
    )
    .for('share', { of: seats });
  if (!seat) throw new Invalid({ memberId: 'assignee-left' });
  return seat.id;
}
