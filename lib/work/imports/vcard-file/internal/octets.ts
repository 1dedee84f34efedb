import { wideOf } from '../../csv-file/decode';

/**
 * A file of cards, a letter for each of its bytes: lines may be folded within a letter of UTF-8, and each property may
 * have an encoding of its own, so that letters can be told only once a value is whole (`text.ts`). UTF-16 becomes
 * UTF-8 first.
 */
export async function* octets(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let wide: TextDecoder | undefined;
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst) wide = wideOf(piece);
    isFirst = false;
    const bytes = wide ? Buffer.from(wide.decode(piece, { stream: true })) : Buffer.from(piece);
    yield bytes.toString('latin1');
  }
}
