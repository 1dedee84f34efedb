import 'server-only';
import { and, eq, isNull, sql, sum } from 'drizzle-orm';
import { v7 } from 'uuid';
import { fileChunks, files } from '@/db/schema/work/files';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { type ContentType, contentTypeOf } from '@/lib/platform/files/content-type';
import { fileName } from '@/lib/platform/files/name';
import { largestFile, workspaceQuota } from '@/lib/platform/files/size';
import { fileAt } from './file-view';
import { piecesOf } from './internal/pieces';

/**
 * Receives a file. Each chunk has a separate transaction: a slow sender holds no connection, and the next
 * chunk is refused once access is taken away (RV1). The file is visible when its last chunk is stored; an
 * interrupted upload leaves nothing.
 * @param file its name as sent, and its announced number of bytes
 * @throws Denied (S1.16) · Invalid `file-empty`, `file-too-large`, `no-room`, `file-incomplete`
 */
export async function receiveFile(
  ctx: WorkspaceContext,
  file: { name: string; size: number },
  body: ReadableStream<Uint8Array>,
): Promise<{ id: string; name: string }> {
  const name = fileName(file.name);
  const id = await reserve(ctx, name, file.size);
  try {
    let contentType: ContentType | undefined;
    let position = 0;
    for await (const bytes of piecesOf(body, file.size)) {
      contentType ??= contentTypeOf(bytes, name);
      await keep(ctx, { fileId: id, position, bytes });
      position++;
    }
    await complete(ctx, id, contentType);
    return { id, name };
  } catch (error) {
    await inWorkspace(ctx, (tx) => tx.delete(files).where(fileAt(ctx, id)));
    throw error;
  }
}

/**
 * Space is reserved before the first byte, one upload at a time, so that concurrent uploads do not exceed the
 * limit (LI5).
 */
function reserve(ctx: WorkspaceContext, name: string, size: number): Promise<string> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'files.manage', { kind: 'workspace' });
    if (size < 1) throw new Invalid({ '': 'file-empty' });
    if (size > largestFile) throw new Invalid({ '': 'file-too-large' });
    const workspaceId = actor.workspace.id;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`files ${workspaceId}`}, 0))`);
    await sweepBroken(tx, workspaceId);
    const [weighed] = await tx
      .select({ used: sum(files.size).mapWith(Number) })
      .from(files)
      .where(eq(files.workspaceId, workspaceId));
    if ((weighed?.used ?? 0) + size > workspaceQuota) throw new Invalid({ '': 'no-room' });
    const id = v7();
    await tx.insert(files).values({ workspaceId, id, name, size, createdBy: actor.member.id });
    return id;
  });
}

/**
 * Deletes uploads of killed processes. An upload takes less than an hour, because the web server ends a
 * request long before.
 */
async function sweepBroken(tx: Transaction, workspaceId: string): Promise<void> {
  await tx
    .delete(files)
    .where(
      and(
        eq(files.workspaceId, workspaceId),
        isNull(files.completedAt),
        sql`${files.createdAt} < now() - interval '1 hour'`,
      ),
    );
}

function keep(
  ctx: WorkspaceContext,
  chunk: { fileId: string; position: number; bytes: Uint8Array },
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'files.manage', { kind: 'workspace' });
    await tx.insert(fileChunks).values({ workspaceId: actor.workspace.id, ...chunk });
  });
}

function complete(ctx: WorkspaceContext, id: string, contentType: ContentType | undefined): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'files.manage', { kind: 'workspace' });
    const done = await tx
      .update(files)
      .set({ contentType, completedAt: sql`now()` })
      .where(fileAt(actor, id))
      .returning({ id: files.id });
    if (done.length === 0) throw new NotFound();
    await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
  });
}
