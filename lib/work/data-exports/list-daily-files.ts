import 'server-only';
import { desc } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { dataExports } from '@/db/schema/work/data-exports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { ownDailyFiles } from './internal/own-exports';
import type { DataExportView } from './list-data-exports';

/** A file of a daily export, with the name of the export. */
export type DailyFileView = DataExportView & { name: string };

const most = 50;

/**
 * The files of the person's daily exports, newest first.
 * @throws Denied (S2.11)
 */
export function listDailyFiles(ctx: WorkspaceContext): Promise<DailyFileView[]> {
  authorize(ctx, 'daily-exports.view', { kind: 'workspace' });
  const { id, status, done, total, size, createdAt, expiresAt } = dataExports;
  return inWorkspace(ctx, (tx) =>
    tx
      .select({ id, status, done, total, size, createdAt, expiresAt, name: collectionRecords.name })
      .from(dataExports)
      .innerJoin(collectionRecords, refersTo(dataExports.recordId, collectionRecords))
      .where(ownDailyFiles(ctx))
      .orderBy(desc(id))
      .limit(most),
  );
}
