import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { liveRecords } from '@/lib/work/records/live-records';
import { logPermissions } from './permissions';

export interface LoggedRecord {
  collection: string;
  recordId: string;
}

/**
 * The channel or integration whose log is read, or that is posted to by hand.
 * @throws NotFound for a record without a log · Denied
 */
export async function loggedRecord(
  tx: Transaction,
  actor: WorkspaceContext,
  { collection, recordId }: LoggedRecord,
  verb: 'view' | 'retry',
) {
  const needs = logPermissions(collection);
  if (!needs) throw new NotFound();
  authorize(actor, needs[verb], { kind: 'workspace' });
  const [record] = await tx
    .select()
    .from(collectionRecords)
    .where(and(liveRecords(actor.workspace.id, collection), eq(collectionRecords.id, recordId)));
  if (!record) throw new NotFound();
  return record;
}
