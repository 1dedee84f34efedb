import 'server-only';
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { importRows } from '@/db/schema/imports';
import { inSnapshot, type Transaction } from '@/db/tenant';
import { csvLines } from '@/lib/csv';
import type { FileRow } from '@/lib/csv-file/contact-file';
import { tenantOf } from '../access/context';
import type { ExportKind } from '../exports/kind';
import { openImport, readChunk } from './file';
import { ownImport } from './own';

const Query = z.object({ importId: z.uuid() });
const rowsAtOnce = 1_000;

/** The rows of an import that were not added, each with its place, its reason and what stands there in the file. */
export const refusedRowsExport: ExportKind = {
  permission: 'contacts.import',
  event: 'contacts.exported',
  name: 'refused-rows',
  header: ['row', 'line', 'reason', 'fields'],
  async write(ctx, query, write, signal) {
    const { importId } = Query.parse(query);
    const encoder = new TextEncoder();
    await inSnapshot(tenantOf(ctx), async (tx) => {
      const { size } = await ownImport(tx, ctx, importId);
      const place = { workspaceId: ctx.workspace.id, importId };
      const { rows } = await openImport(size, (position) => readChunk(tx, place, position));
      let at = 0;
      for await (const refused of refusals(tx, place)) {
        signal.throwIfAborted();
        const lines: string[][] = [];
        for (const { row, reason } of refused) {
          let found: FileRow | undefined;
          for (; at < row; at++) found = (await rows.next()).value;
          if (!found) throw new Error(`Row ${row} of import ${importId} is not in its file.`);
          lines.push([String(row), String(found.line), reason, ...found.fields]);
        }
        await write(encoder.encode(csvLines(lines)));
      }
      await rows.return(undefined);
    });
  },
};

async function* refusals(tx: Transaction, place: { workspaceId: string; importId: string }) {
  for (let last = 0; ; ) {
    const rows = await tx
      .select({ row: importRows.row, refusal: importRows.refusal })
      .from(importRows)
      .where(
        and(
          eq(importRows.workspaceId, place.workspaceId),
          eq(importRows.importId, place.importId),
          isNotNull(importRows.refusal),
          gt(importRows.row, last),
        ),
      )
      .orderBy(asc(importRows.row))
      .limit(rowsAtOnce);
    if (rows.length > 0) yield rows.map(({ row, refusal }) => ({ row, reason: refusal ?? '' }));
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)?.row ?? last;
  }
}
