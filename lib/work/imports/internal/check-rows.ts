import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { imports } from '@/db/schema/work/imports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { listCustomFields } from '@/lib/work/contacts/fields/read-custom-fields';
import { lockRun, type RunImport } from '../claim-run';
import type { DuplicateChoice } from '../duplicates';
import { type CheckedRow, rowCheck } from './check-row';
import { DuplicateFinder } from './duplicate-finder';
import { ownImport } from './own-import';
import { openImport, readChunk } from './read-file';

const rowsAtOnce = 4_000;

interface StagedRow extends CheckedRow {
  row: number;
  id: string;
  duplicate: number | null;
}

/**
 * Checks the rows of a file in batches, each with the access that its importer has at that moment (RV1), and
 * stores the results.
 * @throws NotFound, Denied, Stale like `lockRun`
 */
export async function checkRows(ctx: WorkspaceContext, input: RunImport, runId: string): Promise<void> {
  const { importId, mapping, country, duplicates } = input;
  const own = await listCustomFields(ctx);
  const place = { workspaceId: ctx.workspace.id, importId };
  const { size } = await inWorkspace(ctx, (tx) => ownImport(tx, ctx, importId));
  const { columns, rows } = await openImport(size, (position) =>
    inWorkspace(ctx, (tx) => readChunk(tx, place, position)),
  );
  const check = rowCheck({ mapping, columns, country }, own);
  const stage = stager(duplicates);
  let batch: StagedRow[] = [];
  let row = 0;
  for await (const { fields, unread } of rows) {
    row++;
    const checked = check(fields);
    batch.push(stage(row, unread ? { ...checked, refusal: unread } : checked));
    if (batch.length < rowsAtOnce) continue;
    await keep(ctx, { importId, runId }, batch);
    batch = [];
  }
  await keep(ctx, { importId, runId }, batch);
}

/** Detects rows of one person: a later row completes the first, is left out, or becomes another person. */
function stager(duplicates: DuplicateChoice): (row: number, checked: CheckedRow) => StagedRow {
  const people = new DuplicateFinder();
  return (row, checked) => {
    const staged = { row, id: v7(), ...checked, duplicate: null };
    if (checked.refusal || duplicates === 'add') return staged;
    const duplicate = people.of(checked);
    if (duplicate !== null && duplicates === 'skip') return { ...staged, duplicate, refusal: 'twice' };
    people.remember(duplicate ?? row, checked);
    return { ...staged, duplicate };
  };
}

/** COPY does not work with row-level security, so the rows are one parameter. */
async function keep(
  ctx: WorkspaceContext,
  run: { importId: string; runId: string },
  batch: readonly StagedRow[],
): Promise<void> {
  const rows = batch.map((each) => [
    each.row,
    each.id,
    each.name,
    each.phone,
    each.email,
    each.refusal,
    each.duplicate,
    each.custom,
    each.dropped,
  ]);
  await changingWork(ctx, async (tx, actor) => {
    await lockRun(tx, actor, run.importId, run.runId);
    const workspaceId = actor.workspace.id;
    await tx.execute(sql`
      insert into import_rows
        (workspace_id, import_id, "row", contact_id, name, phone, email, refusal, duplicate_of, custom_fields, dropped)
      select ${workspaceId}::uuid, ${run.importId}::uuid, (r->>0)::int, (r->>1)::uuid, r->>2, r->>3, r->>4, r->>5,
        (r->>6)::int, r->7, r->8
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r`);
    await tx
      .update(imports)
      .set({ checked: sql`${imports.checked} + ${batch.length}`, updatedAt: sql`now()` })
      .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, run.importId)));
  });
}
