import 'server-only';
import { and, eq } from 'drizzle-orm';
import { importChunks } from '@/db/schema/work/imports';
import type { Transaction } from '@/db/tenant';
import { type ContactFile, openContactFile } from '@/lib/platform/contact-files/contact-file';
import { Invalid } from '@/lib/platform/errors';
import { chunkBytes } from '../size';

/** Returns a chunk of a file by its position; undefined after the last. */
export type ReadPiece = (position: number) => Promise<Uint8Array | undefined>;

/**
 * Opens the stored file of an import.
 * @param size its number of bytes
 * @throws Invalid on `file` like `openContactFile`, and when a chunk is missing (CS5), also while rows are
 *   consumed
 */
export function openImport(size: number, read: ReadPiece): Promise<ContactFile> {
  return openContactFile(pieces(size, read));
}

/** All chunks but the last have one length, so no chunk is missing when the lengths add up to the size. */
async function* pieces(size: number, read: ReadPiece): AsyncGenerator<Uint8Array> {
  let left = size;
  for (let position = 0; left > 0; position++) {
    const bytes = await read(position);
    if (bytes?.length !== Math.min(left, chunkBytes)) throw new Invalid({ file: 'file-incomplete' });
    left -= bytes.length;
    yield bytes;
  }
}

/** A chunk of an import's file, as it was sent. */
export async function readChunk(
  tx: Transaction,
  place: { workspaceId: string; importId: string },
  position: number,
): Promise<Uint8Array | undefined> {
  const [chunk] = await tx
    .select({ bytes: importChunks.bytes })
    .from(importChunks)
    .where(
      and(
        eq(importChunks.workspaceId, place.workspaceId),
        eq(importChunks.importId, place.importId),
        eq(importChunks.position, position),
      ),
    );
  return chunk?.bytes;
}
