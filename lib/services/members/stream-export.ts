import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { exports } from '@/db/schema/exports';
import { inSnapshot } from '@/db/tenant';
import { csvLines } from '@/lib/csv';
import { NotFound } from '@/lib/errors';
import {
  loadWorkspaceContext,
  type SignedIn,
  tenantOf,
  type WorkspaceContext,
} from '@/lib/services/access/context';
import { authorize, inWorkspace } from '@/lib/services/access/transact';
import { exportHeader, exportRows } from './export-rows';
import { requireId } from './place';
import { type MemberSearch, memberSearch } from './search';

export interface ExportFile {
  filename: string;
  body: ReadableStream<Uint8Array>;
}

/** Access taken away ends an open download within five seconds (RV7). */
const checkEveryMs = 2_000;

/**
 * The file of an export that this person started, of one moment (CS3). It breaks off when their access is
 * taken away while it flows. The lines come as fast as they are read; the database ends a download that stands
 * still for half a minute.
 *
 * @throws NotFound for anyone else's, an expired one, or who may not see the workspace
 * @throws Denied when they may no longer export
 */
export async function openExport(person: SignedIn, slug: string, exportId: string): Promise<ExportFile> {
  const ctx = await loadWorkspaceContext(person, slug);
  authorize(ctx, 'users.export', { kind: 'workspace' });
  const search = await readSearch(ctx, exportId);
  return { filename: `${ctx.workspace.slug}-users.csv`, body: flow(ctx, search) };
}

async function readSearch(ctx: WorkspaceContext, exportId: string): Promise<MemberSearch> {
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ query: exports.query })
      .from(exports)
      .where(
        and(
          eq(exports.workspaceId, ctx.workspace.id),
          eq(exports.id, requireId(exportId)),
          eq(exports.userId, ctx.person.userId),
          gt(exports.expiresAt, sql`now()`),
        ),
      ),
  );
  if (!row) throw new NotFound();
  return memberSearch.parse(row.query);
}

function flow(ctx: WorkspaceContext, search: MemberSearch): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const breakOff = (error: unknown) => writer.abort(error).catch(() => {});
  const watch = setInterval(() => requireStill(ctx).catch(breakOff), checkEveryMs);
  // Rejects whenever the reader goes away or the watch breaks off; both are handled where they happen.
  writer.closed.catch(() => {});
  writeAll(ctx, search, writer)
    .catch(breakOff)
    .finally(() => clearInterval(watch));
  return readable;
}

async function writeAll(
  ctx: WorkspaceContext,
  search: MemberSearch,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  const encoder = new TextEncoder();
  const write = (rows: string[][]) => writer.write(encoder.encode(csvLines(rows)));
  await write([exportHeader]);
  await inSnapshot(tenantOf(ctx), async (tx) => {
    for await (const rows of exportRows(tx, ctx, search)) await write(rows);
  });
  await writer.close();
}

/** Asked outside the snapshot, where what changed meanwhile is seen. */
async function requireStill(ctx: WorkspaceContext): Promise<void> {
  const now = await loadWorkspaceContext(ctx.person, ctx.workspace.slug);
  authorize(now, 'users.export', { kind: 'workspace' });
}
