import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { inTenant, type Transaction } from '@/db/tenant';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';

/** Seconds until a job of a closed workspace looks whether it is open again. */
const pause = 300;

/** The same handler, whose jobs wait while their workspace is closed, and go on once it is open again. */
export function pausedWhileClosed(handler: JobHandler): JobHandler {
  return {
    ...handler,
    async attempt(queued) {
      const { job } = queued;
      if ('workspaceId' in job && (await isClosed(job.workspaceId))) return { again: pause };
      return handler.attempt(queued);
    },
  };
}

const isClosed = (workspaceId: string) =>
  inTenant({ workspaceId }, (tx) => isWorkspaceClosed(tx, workspaceId));

/** Whether a workspace is closed. The transaction is in the workspace. */
export async function isWorkspaceClosed(tx: Transaction, workspaceId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(and(eq(workspaces.id, workspaceId), isNotNull(workspaces.closedAt)));
  return rows.length > 0;
}
