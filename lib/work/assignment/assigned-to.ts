import 'server-only';
import { and, eq } from 'drizzle-orm';
import { seats } from '@/db/schema/access/seats';
import type { Transaction } from '@/db/tenant';
import type { AssignTo } from './assign-to';

/** Whom a row is assigned to at present: the member who holds its seat, or else its team, if any. */
export async function assignedTo(
  tx: Transaction,
  workspaceId: string,
  { seatId, teamId }: { seatId: string | null; teamId: string | null },
): Promise<AssignTo> {
  const [seat] = seatId
    ? await tx
        .select({ holderId: seats.holderId })
        .from(seats)
        .where(and(eq(seats.workspaceId, workspaceId), eq(seats.id, seatId)))
    : [];
  if (seat?.holderId) return { kind: 'member', id: seat.holderId };
  return teamId ? { kind: 'team', id: teamId } : { kind: 'nobody' };
}
