import 'server-only';
import { invitationBatches, type RowEdit } from '@/db/schema/access/invitation-batches';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid, Stale } from '@/lib/platform/errors';
import { batchKey, findBatch } from './internal/find-batch';
import { readRows } from './read-rows';
import { type ColumnsOf, type Field, fields } from './recognise-columns';

/**
 * Changes rows of a batch that has not been sent: another level, leaving them out, or what to do with someone who is
 * here already. Whether the actor may do so is decided in the plan and when it is sent.
 *
 * @param rows the numbers of the rows
 * @throws Denied · NotFound · Stale after it was sent, or when it was changed since `version`
 */
export function editRows(
  ctx: WorkspaceContext,
  input: { batchId: string; version: number; rows: readonly number[]; edit: RowEdit },
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const batch = await findBatch(tx, actor, input.batchId, true);
    if (batch.sentAt || batch.version !== input.version) throw new Stale();
    const edits = { ...batch.edits };
    for (const row of input.rows) edits[String(row)] = { ...edits[String(row)], ...input.edit };
    await tx
      .update(invitationBatches)
      .set({ edits, version: batch.version + 1 })
      .where(batchKey(actor, input.batchId));
  });
}

/**
 * Chooses the columns of a table with header, instead of the recognised ones.
 *
 * @param meaning the field of each column; null for one that is not read
 * @throws Denied · NotFound · Stale · Invalid on `columns` without a column of addresses
 */
export function chooseColumns(
  ctx: WorkspaceContext,
  input: { batchId: string; version: number; meaning: readonly (Field | null)[] },
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const batch = await findBatch(tx, actor, input.batchId, true);
    if (batch.sentAt || batch.version !== input.version) throw new Stale();
    const { header } = await readRows(batch.list, batch.columns);
    const columns = columnsIn(input.meaning.slice(0, header.length));
    if (!columns.email) throw new Invalid({ columns: 'address-column-needed' });
    await tx
      .update(invitationBatches)
      .set({ columns, header, version: batch.version + 1 })
      .where(batchKey(actor, input.batchId));
  });
}

/** Several columns may form a name; of any other field the first one counts. */
function columnsIn(meaning: readonly (Field | null)[]): ColumnsOf {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const at = meaning.flatMap((each, column) => (each === field ? [column] : []));
      return at.length === 0 ? [] : [[field, field === 'name' ? at : at.slice(0, 1)]];
    }),
  );
}
