import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { findBatch } from './internal/find-batch';
import type { RowOutcome } from './outcome';
import { planBatch } from './plan-batch';
import { type Row, readRows } from './read-rows';

/** A refused row as the list states it, to correct and paste again. */
export interface FailedRow {
  row: Row;
  outcome: Pick<RowOutcome, 'reason' | 'field' | 'value'>;
}

/** @throws Denied · NotFound · Invalid on `list` */
export function failedRows(ctx: WorkspaceContext, batchId: string): Promise<FailedRow[]> {
  return inWorkspace(ctx, async (tx) => {
    const batch = await findBatch(tx, ctx, batchId);
    const { rows } = await readRows(batch.list, batch.columns);
    const outcomes = (batch.outcomes as RowOutcome[] | null) ?? (await planBatch(tx, ctx, batch, rows));
    return rows.flatMap((row, at) => {
      const outcome = outcomes[at];
      if (outcome?.act !== 'refuse') return [];
      const { reason, field, value } = outcome;
      return [{ row, outcome: { reason, field, value } }];
    });
  });
}
