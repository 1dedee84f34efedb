import 'server-only';
import { sql } from 'drizzle-orm';
import { inCopySnapshot } from '@/db/copy-out';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { type Asked, layoutOf } from '@/lib/access/exports/layout';
import type { Collection } from '@/lib/work/collections/definition';
import { listCustomFields } from '@/lib/work/contacts/fields/read-custom-fields';
import { tablesFor } from '../exported-tables';
import { type Run, storedFile } from './stored-file';
import { zipInto } from './zip-file';

/**
 * Writes all that a person sees of their workspace into a ZIP file of tables, as of one moment (CS3).
 * @throws NotFound, Denied when the access has ended
 * @throws Stale when another run replaced this one
 */
export async function makeDataExport(
  ctx: WorkspaceContext,
  collections: readonly Collection[],
  run: Run,
  asked: Asked,
): Promise<void> {
  const layout = await layoutOf(asked, ctx.workspace);
  const tables = tablesFor(ctx, collections, await listCustomFields(ctx), layout);
  const encoder = new TextEncoder();
  const file = storedFile(ctx, run);
  await file.progress({ total: tables.length });
  await inCopySnapshot(tenantOf(ctx), (copy) =>
    zipInto(
      (bytes) => file.take(bytes),
      async (add) => {
        for (const [at, { name, columns, more = [], from }] of tables.entries()) {
          const own = more.map(([, value]) => value);
          const values = [...Object.values(columns), ...own].map((value) => sql`${value}`);
          const heads = [...Object.keys(columns), ...more.map(([column]) => column)];
          const rows = sql`select ${sql.join(values, sql`, `)} from ${from}`;
          await add(`${name}.csv`, async (write, signal) => {
            await write(encoder.encode(layout.head(heads)));
            await copy(rows, write, signal, layout.separator);
          });
          await file.progress({ done: at + 1 });
        }
      },
    ),
  );
  await file.finish();
}
