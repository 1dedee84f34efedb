import 'server-only';
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { importRows } from '@/db/schema/imports';
import { inSnapshot } from '@/db/tenant';
import { csvLines } from '@/lib/csv';
import { tenantOf } from '../access/context';
import type { ExportKind } from '../exports/kind';
import { ownImport } from './own';

const Query = z.object({ importId: z.uuid() });
const rowsAtOnce = 1_000;

/** The rows of an import that were not added, each with its place, its reason and what stands there. */
export const refusedRowsExport: ExportKind = {
  permission: 'contacts.import',
  event: 'contacts.exported',
  name: 'refused-rows',
  header: ['row', 'reason', 'fields'],
  async write(ctx, query, write, signal) {
    const { importId } = Query.parse(query);
    const encoder = new TextEncoder();
    await inSnapshot(tenantOf(ctx), async (tx) => {
      await ownImport(tx, ctx, importId);
      for (let last = 0; ; ) {
        const rows = await tx
          .select({ row: importRows.row, refusal: importRows.refusal, fields: importRows.fields })
          .from(importRows)
          .where(
            and(
              eq(importRows.workspaceId, ctx.workspace.id),
              eq(importRows.importId, importId),
              isNotNull(importRows.refusal),
              gt(importRows.row, last),
            ),
          )
          .orderBy(asc(importRows.row))
          .limit(rowsAtOnce);
        signal.throwIfAborted();
        const lines = rows.map(({ row, refusal, fields }) => [String(row), refusal ?? '', ...fields]);
        if (lines.length > 0) await write(encoder.encode(csvLines(lines)));
        if (rows.length < rowsAtOnce) return;
        last = rows.at(-1)?.row ?? last;
      }
    });
  },
};
