import 'server-only';
import { inSnapshot } from '@/db/tenant';
import { csvLines } from '@/lib/csv';
import { tenantOf } from '@/lib/services/access/context';
import type { ExportKind } from '@/lib/services/exports/kind';
import { exportHeader, exportRows } from './export-rows';
import { memberSearch } from './search';

/** The workspace's users as a file (S1.11). */
export const membersExport: ExportKind = {
  permission: 'users.export',
  event: 'members.exported',
  name: 'users',
  header: exportHeader,
  async write(ctx, query, write, signal) {
    const encoder = new TextEncoder();
    await inSnapshot(tenantOf(ctx), async (tx) => {
      for await (const rows of exportRows(tx, ctx, memberSearch.parse(query))) {
        signal.throwIfAborted();
        await write(encoder.encode(csvLines(rows)));
      }
    });
  },
};
