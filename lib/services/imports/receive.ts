import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { importChunks, imports } from '@/db/schema/imports';
import { Invalid } from '@/lib/errors';
import { loadWorkspaceContext, type SignedIn } from '../access/context';
import { changingWork } from '../access/transact';
import { ownImport } from './own';

/** Pieces of a file, so that no body is larger than what any page of the console sends. */
export const chunkBytes = 192 * 1024;
const largestFile = 40 * 1024 * 1024;

/**
 * Takes a piece of the file. Sent again, it counts once.
 *
 * @throws NotFound, Denied
 * @throws Invalid for a piece that is too large, out of bounds, or comes too late
 */
export async function receiveChunk(
  person: SignedIn,
  slug: string,
  { importId, position, bytes }: { importId: string; position: number; bytes: Uint8Array },
): Promise<void> {
  const ctx = await loadWorkspaceContext(person, slug);
  const isWithin =
    Number.isInteger(position) && position >= 0 && (position + 1) * chunkBytes <= largestFile + chunkBytes;
  if (!isWithin || bytes.length > chunkBytes || bytes.length === 0)
    throw new Invalid({ file: 'file-too-large' });
  await changingWork(ctx, async (tx, actor) => {
    const { status } = await ownImport(tx, actor, importId, 'update');
    if (status !== 'receiving') throw new Invalid({ file: 'invalid' });
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
