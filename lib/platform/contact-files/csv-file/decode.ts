import { isAscii, isUtf8 } from 'node:buffer';
import { legacyEncoding } from './legacy-encoding';
import { plainText } from './plain-text';

/** A longer line is cut here. */
const longestLine = 64 * 1024;

/**
 * Decodes a table of unknown encoding: UTF-16, UTF-8, or the encodings of Western European spreadsheets
 * (Windows-1252 or Mac Roman). The encoding is detected line by line, because a file may be concatenated from
 * several. At most one chunk is in memory.
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
  /** Used in stream mode only; see `decodeAs`. */
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
    this.#legacy ??= new TextDecoder(legacyEncoding(bytes));
    const legacy = this.#legacy;
    const read = (from: number, to: number, isLegacy: boolean) =>
      isLegacy ? legacy.decode(bytes.subarray(from, to), { stream: true }) : bytes.toString('utf8', from, to);
    let text = '';
    let from = 0;
    let isLegacy = false;
    // Consecutive lines of one encoding are decoded together, with the ASCII lines between them.
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

/** Detects UTF-16, by its byte order mark, or by a text that begins with two ASCII characters. */
export function wideOf(start: Uint8Array): TextDecoder | undefined {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  if (a && b === 0 && c && d === 0) return new TextDecoder('utf-16le');
  if (a === 0 && b && c === 0 && d) return new TextDecoder('utf-16be');
  return undefined;
}

/** Where bytes can be cut: after a line end, or, in a line that is too long, between UTF-8 characters. */
function cutOf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end > 0 || bytes.length < longestLine) return end;
  let first = bytes.length - 1;
  while (first > bytes.length - 4 && ((bytes[first] ?? 0) & 0xc0) === 0x80) first--;
  return first;
}
