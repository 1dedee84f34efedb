import { isUtf8 } from 'node:buffer';
import { decodeAs, legacyEncoding } from '../../csv-file/legacy-encoding';
import { plainText } from '../../csv-file/plain-text';

/** Decodes the bytes of a value in the encoding of its CHARSET, or in a detected one. */
export function decodeText(bytes: Buffer, charset: string | undefined): string {
  const text = (charset && !/^utf-?8$/i.test(charset) && decodedAs(charset, bytes)) || byThemselves(bytes);
  return plainText(text.replace(/\r\n?/g, '\n'));
}

function byThemselves(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : decodeAs(legacyEncoding(bytes), bytes);
}

/** Null for an unknown encoding. */
function decodedAs(charset: string, bytes: Buffer): string | null {
  try {
    return decodeAs(charset, bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Splits a structured value into unescaped parts: `Ker\;om;Zoé` has two. */
export function partsOf(value: string, separator: ';' | ','): string[] {
  return rawParts(value, separator).map(textOf);
}

/** Splits like `partsOf`, where a part is a list: `Quinlan,Paul` are two names. */
export function listsOf(value: string): string[] {
  return rawParts(value, ';').map((part) => partsOf(part, ',').filter(Boolean).join(' '));
}

function rawParts(value: string, separator: ';' | ','): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === separator) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** A value that is one text, unescaped. */
export function textOf(value: string): string {
  return value.replace(/\\(.)/gs, (_, character: string) => unescaped(character)).trim();
}

/** The meaning of an escaped character; a backslash before any other character is literal, as in a path. */
function unescaped(character: string): string {
  if (character === 'n' || character === 'N') return '\n';
  return /[\\,;:]/.test(character) ? character : `\\${character}`;
}

/** A number or an address, also written as a URI: `tel:+39-06-…;ext=1`, `mailto:…`. */
export function addressOf(value: string): string {
  const text = textOf(value);
  const uri = /^(?:tel|mailto|sms):([^;?]*)/i.exec(text)?.[1];
  return uri === undefined ? text : uri.trim();
}
