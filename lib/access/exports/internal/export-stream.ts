import 'server-only';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { guardedStream } from '@/lib/platform/exports/guarded-stream';
import type { ExportKind } from '../export-kind';
import type { Column, Layout } from '../layout';

/** The file of an export as a stream, which ends when its reader may no longer export (RV7). */
export function flow(
  ctx: WorkspaceContext,
  file: ExportKind,
  query: unknown,
  layout: Layout,
): ReadableStream<Uint8Array> {
  return guardedStream(
    async (write, signal) => {
      await write(new TextEncoder().encode(layout.head(await headerOf(ctx, file))));
      await file.write(ctx, query, write, signal, layout);
    },
    () => requireCurrentAccess(ctx, file),
  );
}

async function headerOf(ctx: WorkspaceContext, { header }: ExportKind): Promise<readonly Column[]> {
  return typeof header === 'function' ? header(ctx) : header;
}

/** Reads outside the snapshot, so that changes since its beginning are seen. */
async function requireCurrentAccess(ctx: WorkspaceContext, { permission }: ExportKind): Promise<void> {
  const now = await loadWorkspaceContext(ctx.person, ctx.workspace.slug);
  authorize(now, permission, { kind: 'workspace' });
}
