import 'server-only';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { enter, type Transaction } from '@/db/tenant';
import type { RecordRow } from './lock-record';
import type { Changer } from './record-change';

/** A locked record, and the worker as its changer. */
export interface LockedRecord {
  record: RecordRow;
  changer: Changer;
}

/**
 * Locks a record for a job, and enters its organisation.
 *
 * @param where further conditions
 * @returns undefined if the record or its workspace is gone
 */
export async function lockAsWorker(
  tx: Transaction,
  { workspaceId, recordId }: { workspaceId: string; recordId: string },
  where?: SQL,
): Promise<LockedRecord | undefined> {
  const [row] = await tx
    .select({ record: collectionRecords, organisationId: workspaces.organisationId })
    .from(collectionRecords)
    .innerJoin(workspaces, eq(workspaces.id, collectionRecords.workspaceId))
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.id, recordId),
        isNull(collectionRecords.deletedAt),
        isNull(workspaces.closedAt),
        where,
      ),
    )
    .for('update', { of: collectionRecords });
  if (!row) return undefined;
  const { record, organisationId } = row;
  await enter(tx, { workspaceId, organisationId });
  const changer = {
    person: null,
    member: null,
    workspace: { id: workspaceId },
    organisation: { id: organisationId },
  };
  return { record, changer };
}
