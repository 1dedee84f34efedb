import 'server-only';
import { and, eq } from 'drizzle-orm';
import { handovers, revocations } from '@/db/schema/access/seats';
import type { Transaction } from '@/db/tenant';
import { noWorkload, type ProtectedWork } from '@/lib/access/context/protected-work';

/** The amount of work that a handover moved, of the kind that the workspace has. */
export interface HandedOver {
  kind: 'contacts' | 'pixels' | 'nothing';
  count: number;
}

/**
 * Counts the work of the seats that a revocation moved, when the mail is written: counting it while revoking would make
 * that as slow as the work is large (B3). Null after an undo.
 */
export async function readHandedOver(
  tx: Transaction,
  work: ProtectedWork,
  workspaceId: string,
  revocationId: string,
): Promise<HandedOver | null> {
  const [revocation] = await tx
    .select({ undoneAt: revocations.undoneAt })
    .from(revocations)
    .where(and(eq(revocations.workspaceId, workspaceId), eq(revocations.id, revocationId)));
  if (!revocation || revocation.undoneAt) return null;
  const moved = await tx
    .select({ seatId: handovers.seatId })
    .from(handovers)
    .where(and(eq(handovers.workspaceId, workspaceId), eq(handovers.revocationId, revocationId)));
  const held = await work.inSeats(
    tx,
    workspaceId,
    moved.map(({ seatId }) => seatId),
  );
  const { contacts, pixels } = { ...noWorkload, ...held };
  if (contacts > 0) return { kind: 'contacts', count: contacts };
  return pixels > 0 ? { kind: 'pixels', count: pixels } : { kind: 'nothing', count: 0 };
}
