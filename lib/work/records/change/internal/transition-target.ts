import 'server-only';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { requireId } from '@/lib/platform/require-id';
import type { Target } from '@/lib/policy/model';
import type { Transition } from '@/lib/work/collections/definition';
import { isAboutRecord } from '@/lib/work/collections/permissions';
import { creatorSeat } from '../../internal/creator-seat';
import { rowOf } from '../lock-record';

/**
 * The target of a transition for the policy: the workspace, or the record as a row of its creator's seat. A record
 * that does not exist has no seat.
 */
export async function transitionTarget(
  tx: Transaction,
  actor: WorkspaceContext,
  { needs }: Transition,
  recordId: string,
): Promise<Target> {
  if (!isAboutRecord(needs)) return { kind: 'workspace' };
  const [record] = await tx
    .select({ seatId: creatorSeat })
    .from(collectionRecords)
    .where(rowOf(actor, requireId(recordId)));
  return { kind: 'record', seatId: record?.seatId ?? null, teamId: null };
}
