import { isUtf8 } from 'node:buffer';

const utf16 = { fffe: 'utf-16le', feff: 'utf-16be' } as const;

/**
 * The text of a file, whatever it was saved as: UTF-8 with or without a mark, UTF-16 with one, else what
 * spreadsheets of Western Europe write (Windows-1252, of which Latin-1 is a part). Holds no more than a piece.
 */
export async function* decode(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  let hasSeenUtf8 = false;
  let carried: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    if (isFirst) decoder = wide(piece);
    isFirst = false;
    if (decoder) {
      yield clean(decoder.decode(piece, { stream: true }));
      continue;
    }
    const bytes = Buffer.concat([carried, piece]);
    // Cut behind a plain character: no letter of UTF-8 is torn there.
    const cut = bytes.findLastIndex((byte) => byte < 0x80) + 1;
    carried = bytes.subarray(cut);
    const whole = bytes.subarray(0, cut);
    if (!isUtf8(whole) && !hasSeenUtf8) decoder = new TextDecoder('windows-1252');
    hasSeenUtf8 ||= whole.some((byte) => byte >= 0x80);
    yield clean((decoder ?? new TextDecoder()).decode(whole, { stream: decoder !== undefined }));
    if (decoder && carried.length > 0) {
      yield clean(decoder.decode(carried, { stream: true }));
      carried = new Uint8Array();
    }
  }
  const isLatin = !decoder && !isUtf8(carried) && !hasSeenUtf8;
  yield clean((decoder ?? new TextDecoder(isLatin ? 'windows-1252' : 'utf-8')).decode(carried));
}

function wide(piece: Uint8Array): TextDecoder | undefined {
  const mark = Buffer.from(piece.subarray(0, 2)).toString('hex');
  return mark in utf16 ? new TextDecoder(utf16[mark as keyof typeof utf16]) : undefined;
}

/** The mark at the beginning is no text, and PostgreSQL holds no NUL. */
const clean = (text: string) => text.replace(/[\0\uFEFF]/g, '');
