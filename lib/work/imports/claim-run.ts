import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { CountryCode } from 'libphonenumber-js/min';
import { v7 } from 'uuid';
import { type ImportMapping, importRows, imports } from '@/db/schema/work/imports';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import type { DuplicateChoice } from './duplicates';
import { ownImport } from './internal/own-import';

export interface RunImport {
  importId: string;
  mapping: ImportMapping;
  /** The country of numbers without a country code. */
  country?: CountryCode;
  duplicates: DuplicateChoice;
  /** The list that all contacts of the file are added to, new and known. */
  listId?: string;
}

/**
 * Starts the run of an import, one at a time. A run without progress for a minute can be replaced.
 * @returns the id of the run, for `runImport`
 * @throws NotFound, Denied
 * @throws Stale when it runs or has finished (RV5)
 */
export function claimRun(ctx: WorkspaceContext, { importId, mapping }: RunImport): Promise<string> {
  return changingWork(ctx, async (tx, actor) => {
    await ownImport(tx, actor, importId, 'update');
    const runId = v7();
    const workspaceId = actor.workspace.id;
    const claimed = await tx
      .update(imports)
      .set({ status: 'running', runId, mapping, checked: 0, updatedAt: sql`now()` })
      .where(
        and(
          eq(imports.workspaceId, workspaceId),
          eq(imports.id, importId),
          sql`(status in ('ready', 'failed') or (status = 'running' and updated_at < now() - interval '1 minute'))`,
        ),
      )
      .returning({ id: imports.id });
    if (claimed.length === 0) throw new Stale();
    await tx
      .delete(importRows)
      .where(and(eq(importRows.workspaceId, workspaceId), eq(importRows.importId, importId)));
    return runId;
  });
}

/**
 * Locks the import while a run writes.
 * @throws NotFound, Denied when access has ended (RV1)
 * @throws Stale when another run replaced this one
 */
export async function lockRun(tx: Transaction, actor: WorkspaceContext, importId: string, runId: string) {
  const found = await ownImport(tx, actor, importId, 'update');
  if (found.status !== 'running' || found.runId !== runId) throw new Stale();
  return found;
}
