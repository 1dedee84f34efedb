import { wideOf } from '../csv-file/decode';

/**
 * The octets of a file of cards, one character for each byte. A fold may split a UTF-8 character, and each
 * property may have another encoding, so a value is decoded only when it is complete (`text.ts`). UTF-16 is
 * converted to UTF-8 first.
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
