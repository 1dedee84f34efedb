import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactLists } from '@/db/schema/work/contact-lists';
import type { Transaction } from '@/db/tenant';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { dailyExports } from '../daily-exports';

export interface LiveDailyExport {
  record: RecordRow;
  /** The list of its contacts; null for all. */
  list: string | null;
  format: 'spreadsheet' | 'programs';
}

/** The record of a daily export, also while it is deleted; undefined when there is none. */
export async function dailyExportRow(
  tx: Transaction,
  workspaceId: string,
  recordId: string,
): Promise<RecordRow | undefined> {
  const { workspaceId: at, id, collection } = collectionRecords;
  const [record] = await tx
    .select()
    .from(collectionRecords)
    .where(and(eq(at, workspaceId), eq(id, recordId), eq(collection, dailyExports.id)))
    .for('update');
  return record;
}

/** A daily export that is on and whose list exists; undefined otherwise. */
export async function liveDailyExport(
  tx: Transaction,
  workspaceId: string,
  recordId: string,
): Promise<LiveDailyExport | undefined> {
  const record = await dailyExportRow(tx, workspaceId, recordId);
  if (!record || record.deletedAt || record.state !== 'on') return undefined;
  const format = record.fields.format === 'programs' ? 'programs' : 'spreadsheet';
  const list =
    typeof record.fields.list === 'string' && record.fields.list !== '' ? record.fields.list : null;
  if (!list) return { record, list, format };
  const [found] = await tx
    .select({ id: contactLists.id })
    .from(contactLists)
    .where(and(eq(contactLists.workspaceId, workspaceId), eq(contactLists.id, list)));
  return found && { record, list, format };
}
