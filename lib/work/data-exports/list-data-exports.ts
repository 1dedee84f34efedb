import 'server-only';
import { desc } from 'drizzle-orm';
import { dataExports } from '@/db/schema/work/data-exports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { ownExports } from './internal/own-exports';

/** An export as its requester sees it. */
export interface DataExportView {
  id: string;
  status: 'waiting' | 'running' | 'done' | 'failed';
  /** Tables written so far. */
  done: number;
  total: number;
  size: number;
  createdAt: Date;
  expiresAt: Date;
}

/**
 * The person's exports of the workspace's data, newest first.
 * @throws Denied (S1.16, S1.18)
 */
export function listDataExports(ctx: WorkspaceContext): Promise<DataExportView[]> {
  authorize(ctx, 'data-export.view', { kind: 'workspace' });
  const { id, status, done, total, size, createdAt, expiresAt } = dataExports;
  return inWorkspace(ctx, (tx) =>
    tx
      .select({ id, status, done, total, size, createdAt, expiresAt })
      .from(dataExports)
      .where(ownExports(ctx))
      .orderBy(desc(id))
      .limit(20),
  );
}
