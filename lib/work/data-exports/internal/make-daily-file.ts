import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { type Asked, layoutOf } from '@/lib/access/exports/layout';
import { NotFound } from '@/lib/platform/errors';
import { contactsExport } from '@/lib/work/contacts/export-file';
import { liveDailyExport } from './live-daily-export';
import { type Run, storedFile } from './stored-file';

/**
 * Writes the contacts of a daily export that its maker sees into a CSV file, as of one moment (CS3, S2.11).
 * @throws NotFound, Denied when the access has ended or the daily export is off
 * @throws Stale when another run replaced this one
 */
export async function makeDailyFile(
  ctx: WorkspaceContext,
  run: Run & { recordId: string },
  asked: Asked,
): Promise<void> {
  const found = await inWorkspace(ctx, (tx) => liveDailyExport(tx, ctx.workspace.id, run.recordId));
  if (!found) throw new NotFound();
  const layout = await layoutOf(asked, ctx.workspace);
  const file = storedFile(ctx, run);
  const { header } = contactsExport;
  const columns = typeof header === 'function' ? await header(ctx) : header;
  await file.progress({ total: 1 });
  await file.take(new TextEncoder().encode(layout.head(columns)));
  const query = { list: found.list ? [found.list] : [] };
  await contactsExport.write(ctx, query, file.take, new AbortController().signal, layout);
  await file.progress({ done: 1 });
  await file.finish();
}
