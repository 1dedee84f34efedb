import { Invalid } from '@/lib/platform/errors';
import { chunkBytes } from '@/lib/platform/files/size';

/**
 * A body in pieces of one length, the last one shorter; no more than one is held at a time.
 *
 * @param size how many bytes were announced
 * @throws Invalid `file-incomplete` when more or fewer come
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
