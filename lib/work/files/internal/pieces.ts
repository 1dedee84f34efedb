import { Invalid } from '@/lib/platform/errors';
import { chunkBytes } from '@/lib/platform/files/size';

/**
 * Splits a body into chunks of one length; the last is shorter. At most one is in memory.
 * @param size the announced number of bytes
 * @throws Invalid `file-incomplete` when more or fewer arrive
 */
export async function* piecesOf(
  body: ReadableStream<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(chunkBytes);
  let filled = 0;
  let left = size;
  for await (const sent of body) {
    left -= sent.length;
    if (left < 0) throw new Invalid({ '': 'file-incomplete' });
    for (let at = 0; at < sent.length; ) {
      const part = sent.subarray(at, at + chunkBytes - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < chunkBytes) continue;
      yield piece;
      piece = new Uint8Array(chunkBytes);
      filled = 0;
    }
  }
  if (left > 0) throw new Invalid({ '': 'file-incomplete' });
  if (filled > 0) yield piece.slice(0, filled);
}
