import { isAscii, isUtf8 } from 'node:buffer';
import { legacyOf } from './legacy-letters';
import { plainText } from './plain-text';

/** What has no line end is cut behind so much. */
const longestLine = 64 * 1024;

/**
 * The text of a table, whatever it was saved as: UTF-16, UTF-8, or what spreadsheets of Western Europe write
 * (Windows-1252 or Mac Roman). Lines are judged one by one: a file that was put together from several is read right.
 * Holds no more than a piece.
 */
export async function* decode(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new Decoder();
  for await (const piece of pieces) yield decoder.push(piece);
  yield decoder.push(new Uint8Array(), true);
}

class Decoder {
  #carried: Uint8Array = new Uint8Array();
  #isFirst = true;
  #wide: TextDecoder | undefined;
  /** Always used as of a stream, as `decodeAs` says. */
  #legacy: TextDecoder | undefined;

  push(piece: Uint8Array, isLast = false): string {
    const bytes = Buffer.concat([this.#carried, piece]);
    this.#carried = bytes;
    if (this.#isFirst && bytes.length < 4 && !isLast) return '';
    if (this.#isFirst) this.#wide = wideOf(bytes);
    this.#isFirst = false;
    const end = isLast || this.#wide ? bytes.length : cutOf(bytes);
    this.#carried = bytes.subarray(end);
    const whole = bytes.subarray(0, end);
    return plainText(this.#wide ? this.#wide.decode(whole, { stream: !isLast }) : this.#read(whole));
  }

  #read(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString();
    this.#legacy ??= new TextDecoder(legacyOf(bytes));
    const legacy = this.#legacy;
    const read = (from: number, to: number, isLegacy: boolean) =>
      isLegacy ? legacy.decode(bytes.subarray(from, to), { stream: true }) : bytes.toString('utf8', from, to);
    let text = '';
    let from = 0;
    let isLegacy = false;
    // Lines of one encoding are read together, with the plain ones between them.
    for (let at = 0, next = 0; at < bytes.length; at = next) {
      next = bytes.indexOf(0x0a, at) + 1 || bytes.length;
      const line = bytes.subarray(at, next);
      if (isAscii(line) || isLegacy === !isUtf8(line)) continue;
      text += read(from, at, isLegacy);
      [from, isLegacy] = [at, !isLegacy];
    }
    return text + read(from, bytes.length, isLegacy);
  }
}

/** The encoding of two-byte letters, by its mark, or by a text that begins with two plain letters. */
export function wideOf(start: Uint8Array): TextDecoder | undefined {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  if (a && b === 0 && c && d === 0) return new TextDecoder('utf-16le');
  if (a === 0 && b && c === 0 && d) return new TextDecoder('utf-16be');
  return undefined;
}

/** Where bytes can be cut so that no line is torn, or, of a line that is too long, no letter of UTF-8. */
function cutOf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end > 0 || bytes.length < longestLine) return end;
  let first = bytes.length - 1;
  while (first > bytes.length - 4 && ((bytes[first] ?? 0) & 0xc0) === 0x80) first--;
  return first;
}
