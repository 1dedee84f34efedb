import 'server-only';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Unavailable } from '@/lib/platform/errors';
import type { ExportKind } from '../export-kind';
import type { Column, Layout } from '../layout';

/** In milliseconds: revoked access ends an open download within five seconds (RV7). */
const checkEveryMs = 2_000;
/** In milliseconds: a download that is not read ends, since it holds a connection and a snapshot. */
const stalledAfterMs = 30_000;

/** A stream that buffers no more than the reader takes, and errors at once when stopped, however slow its reader. */
export function flow(
  ctx: WorkspaceContext,
  file: ExportKind,
  query: unknown,
  layout: Layout,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  let resume = () => {};
  let readAt = Date.now();
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    stop.signal.addEventListener('abort', () => {
      controller.error(stop.signal.reason);
      resume();
    });
    const watch = setInterval(() => {
      if (Date.now() - readAt > stalledAfterMs) stop.abort(new Unavailable());
      requireCurrentAccess(ctx, file).catch((error: unknown) => stop.abort(error));
    }, checkEveryMs);
    const write = async (bytes: Uint8Array) => {
      stop.signal.throwIfAborted();
      controller.enqueue(bytes);
      if ((controller.desiredSize ?? 0) > 0) return;
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
      stop.signal.throwIfAborted();
    };
    headerOf(ctx, file)
      .then((header) => write(new TextEncoder().encode(layout.head(header))))
      .then(() => file.write(ctx, query, write, stop.signal, layout))
      .then(() => controller.close())
      .catch((error: unknown) => stop.abort(error))
      .finally(() => clearInterval(watch));
  };
  const pull = () => {
    readAt = Date.now();
    resume();
  };
  return new ReadableStream({ start, pull, cancel: (reason) => stop.abort(reason) });
}

async function headerOf(ctx: WorkspaceContext, { header }: ExportKind): Promise<readonly Column[]> {
  return typeof header === 'function' ? header(ctx) : header;
}

/** Reads outside the snapshot, so that changes since its beginning are seen. */
async function requireCurrentAccess(ctx: WorkspaceContext, { permission }: ExportKind): Promise<void> {
  const now = await loadWorkspaceContext(ctx.person, ctx.workspace.slug);
  authorize(now, permission, { kind: 'workspace' });
}
