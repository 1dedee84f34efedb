import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { imports } from '@/db/schema/imports';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import { addRows } from './add-rows';
import { checkRows } from './check-rows';
import type { RunImport } from './claim-run';

/**
 * Checks every row, showing how far it is, then adds all good ones in one transaction: until then nothing of
 * the file is among the contacts, and a run that dies leaves nothing behind (RV2).
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
    ).catch(() => {}); // whoever lost access meanwhile changes not even this
    throw error;
  }
}
