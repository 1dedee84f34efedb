import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { importChunks, imports } from '@/db/schema/work/imports';
import { loadWorkspaceContext, type SignedIn } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { ownImport } from './internal/own-import';
import { chunkBytes } from './size';

/**
 * Receives a chunk of the file; a repeated one counts once.
 * @throws NotFound, Denied
 * @throws Invalid for a chunk that is out of bounds, has the wrong length for its position, or arrives after
 *   the file was read
 */
export async function receiveChunk(
  person: SignedIn,
  slug: string,
  { importId, position, bytes }: { importId: string; position: number; bytes: Uint8Array },
): Promise<void> {
  const ctx = await loadWorkspaceContext(person, slug);
  await changingWork(ctx, async (tx, actor) => {
    const { status, size } = await ownImport(tx, actor, importId, 'update');
    if (status !== 'receiving') throw new Invalid({ file: 'invalid' });
    if (bytes.length === 0 || bytes.length !== lengthAt(position, size))
      throw new Invalid({ file: 'file-incomplete' });
    const workspaceId = actor.workspace.id;
    await tx
      .insert(importChunks)
      .values({ workspaceId, importId, position, bytes: Buffer.from(bytes) })
      .onConflictDoNothing();
    await tx
      .update(imports)
      .set({ updatedAt: sql`now()` })
      .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)));
  });
}

/** The length of the chunk at a position; null outside the file. All but the last have one length. */
function lengthAt(position: number, size: number): number | null {
  if (!Number.isInteger(position) || position < 0) return null;
  return Math.min(chunkBytes, size - position * chunkBytes);
}
