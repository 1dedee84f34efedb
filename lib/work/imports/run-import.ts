import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { imports } from '@/db/schema/work/imports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import type { RunImport } from './claim-run';
import { addRows } from './internal/add-rows';
import { checkRows } from './internal/check-rows';

/**
 * Checks every row, with progress, then adds all valid ones in one transaction: before that no contact
 * changes, and a run that dies leaves nothing behind (RV2).
 */
export async function runImport(ctx: WorkspaceContext, input: RunImport, runId: string): Promise<void> {
  try {
    await checkRows(ctx, input, runId);
    await addRows(ctx, input, runId);
  } catch (error) {
    await changingWork(ctx, (tx) =>
      tx
        .update(imports)
        .set({ status: 'failed', updatedAt: sql`now()` })
        .where(
          and(
            eq(imports.workspaceId, ctx.workspace.id),
            eq(imports.id, input.importId),
            eq(imports.runId, runId),
            eq(imports.status, 'running'),
          ),
        ),
    ).catch(() => {}); // without access even this change is refused
    throw error;
  }
}
