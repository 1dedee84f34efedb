import 'server-only';
import { and, eq } from 'drizzle-orm';
import { fileChunks, files } from '@/db/schema/work/files';
import {
  loadWorkspaceContext,
  reloadContext,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { completeFiles } from './file-view';

export interface OpenFile {
  name: string;
  contentType: string;
  size: number;
  body: ReadableStream<Uint8Array>;
}

/**
 * Streams a file of the workspace. The access is checked before each chunk: the download ends when it is
 * taken away (RV7).
 * @throws NotFound for people without a membership here, and for a file of another workspace or none
 * @throws Denied (S1.16)
 */
export async function openFile(person: SignedIn, slug: string, fileId: string): Promise<OpenFile> {
  const ctx = await loadWorkspaceContext(person, slug);
  authorize(ctx, 'files.view', { kind: 'workspace' });
  const [file] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ name: files.name, contentType: files.contentType, size: files.size })
      .from(files)
      .where(and(completeFiles(ctx), eq(files.id, requireId(fileId)))),
  );
  if (!file) throw new NotFound();
  return { ...file, body: flow(ctx, fileId, file.size) };
}

function flow(ctx: WorkspaceContext, fileId: string, size: number): ReadableStream<Uint8Array> {
  let position = 0;
  let left = size;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await readChunk(ctx, fileId, position++);
        controller.enqueue(bytes);
        left -= bytes.length;
        if (left <= 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** @throws NotFound when the file was deleted since then: the response then ends early, visibly incomplete */
function readChunk(ctx: WorkspaceContext, fileId: string, position: number): Promise<Uint8Array> {
  return inWorkspace(ctx, async (tx) => {
    authorize(await reloadContext(tx, ctx), 'files.view', { kind: 'workspace' });
    const [chunk] = await tx
      .select({ bytes: fileChunks.bytes })
      .from(fileChunks)
      .where(
        and(
          eq(fileChunks.workspaceId, ctx.workspace.id),
          eq(fileChunks.fileId, fileId),
          eq(fileChunks.position, position),
        ),
      );
    if (!chunk) throw new NotFound();
    return chunk.bytes;
  });
}
