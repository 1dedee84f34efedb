import 'server-only';
import { and, asc, eq, gt, isNotNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { importRows } from '@/db/schema/work/imports';
import { inLongSnapshot, type Transaction } from '@/db/tenant';
import { tenantOf } from '@/lib/access/context/context';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import type { FileRow } from '@/lib/platform/contact-files/file-row';
import { csvLines } from '@/lib/platform/exports/csv';
import { readCustomFields } from '@/lib/work/contacts/fields/read-custom-fields';
import { type Outcome, outcomeOf } from './internal/outcome';
import { ownImport } from './internal/own-import';
import { openImport, readChunk } from './internal/read-file';

const Query = z.object({ importId: z.uuid() });
const rowsAtOnce = 1_000;

/**
 * The rows of an import that were left out, refused, or kept without some values, as a file: line, outcome,
 * reason or fields of the dropped values, and the original fields.
 */
export const refusedRowsExport: ExportKind = {
  id: 'refused-rows',
  permission: 'contacts.import',
  event: 'contacts.exported',
  name: 'refused-rows',
  header: ['row', 'line', 'outcome', 'reason', 'fields'],
  async write(ctx, query, write, signal, layout) {
    const { importId } = Query.parse(query);
    const encoder = new TextEncoder();
    let isSent = false;
    const read = async (tx: Transaction) => {
      const { size } = await ownImport(tx, ctx, importId);
      const place = { workspaceId: ctx.workspace.id, importId };
      const { rows } = await openImport(size, (position) => readChunk(tx, place, position));
      let at = 0;
      const own = new Map((await readCustomFields(tx, place.workspaceId)).map(({ id, name }) => [id, name]));
      for await (const batch of notWhole(tx, place)) {
        signal.throwIfAborted();
        const lines: string[][] = [];
        for (const { row, outcome, refusal, dropped } of batch) {
          let found: FileRow | undefined;
          for (; at < row; at++) found = (await rows.next()).value;
          if (!found) throw new Error(`Row ${row} of import ${importId} is not in its file.`);
          const reason = refusal ?? dropped.map(({ field }) => own.get(field) ?? field).join(', ');
          lines.push([
            String(row),
            String(found.line),
            layout.word(`exportFile.outcomes.${outcome}`, outcome),
            refusal ? layout.word(`exportFile.reasons.${refusal}`, refusal) : reason,
            ...found.fields,
          ]);
        }
        isSent = true;
        await write(encoder.encode(csvLines(lines, layout.separator)));
      }
      await rows.return(undefined);
    };
    await inLongSnapshot(tenantOf(ctx), read, () => isSent);
  },
};

async function* notWhole(tx: Transaction, place: { workspaceId: string; importId: string }) {
  const { row, refusal, dropped } = importRows;
  for (let last = 0; ; ) {
    const rows = await tx
      .select({ row, refusal, dropped, outcome: sql<Outcome>`${outcomeOf}` })
      .from(importRows)
      .where(
        and(
          eq(importRows.workspaceId, place.workspaceId),
          eq(importRows.importId, place.importId),
          or(isNotNull(refusal), sql`${dropped} <> '[]'`),
          gt(row, last),
        ),
      )
      .orderBy(asc(row))
      .limit(rowsAtOnce);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)?.row ?? last;
  }
}
