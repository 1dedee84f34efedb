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

/** A stream that holds no more than is read, and errors at once when stopped, however slow its reader. */
function flow(ctx: WorkspaceContext, search: MemberSearch): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const encoder = new TextEncoder();
  let resume = () => {};
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    stop.signal.addEventListener('abort', () => {
      controller.error(stop.signal.reason);
      resume();
    });
    const watch = setInterval(
      () => requireStill(ctx).catch((error: unknown) => stop.abort(error)),
      checkEveryMs,
    );
    const write = async (rows: string[][]) => {
      stop.signal.throwIfAborted();
      controller.enqueue(encoder.encode(csvLines(rows)));
      if ((controller.desiredSize ?? 0) > 0) return;
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
      stop.signal.throwIfAborted();
    };
    writeAll(ctx, search, write)
      .then(() => controller.close())
      .catch((error: unknown) => stop.abort(error))
      .finally(() => clearInterval(watch));
  };
  return new ReadableStream({ start, pull: () => resume(), cancel: (reason) => stop.abort(reason) });
}

async function writeAll(
  ctx: WorkspaceContext,
  search: MemberSearch,
  write: (rows: string[][]) => Promise<void>,
): Promise<void> {
  await write([exportHeader]);
  await inSnapshot(tenantOf(ctx), async (tx) => {
    for await (const rows of exportRows(tx, ctx, search)) await write(rows);
  });
}

/** Asked outside the snapshot, where what changed meanwhile is seen. */
async function requireStill(ctx: WorkspaceContext): Promise<void> {
  const now = await loadWorkspaceContext(ctx.person, ctx.workspace.slug);
  authorize(now, 'users.export', { kind: 'workspace' });
}
