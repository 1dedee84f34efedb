/** The content types of served files. Every other file is served as bytes. */
export type ContentType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'application/pdf'
  | 'text/plain'
  | 'text/csv'
  | 'application/octet-stream';

/** The first bytes of each type, in hexadecimal. */
const signatures: readonly [RegExp, ContentType][] = [
  [/^89504e470d0a1a0a/, 'image/png'],
  [/^ffd8ff/, 'image/jpeg'],
  [/^47494638(37|39)61/, 'image/gif'],
  [/^52494646.{8}57454250/, 'image/webp'],
  [/^255044462d3\d/, 'application/pdf'],
];

/**
 * The type of a file by its first bytes; the name decides between text and CSV only. Markup is served as bytes, so
 * that no browser renders it as a page.
 *
 * @param start the first piece of the file, or all of it
 */
export function contentTypeOf(start: Uint8Array, name: string): ContentType {
  const head = Buffer.from(start.subarray(0, 16)).toString('hex');
  const signed = signatures.find(([signature]) => signature.test(head))?.[1];
  if (signed) return signed;
  if (!isPlainText(start)) return 'application/octet-stream';
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
}

function isPlainText(start: Uint8Array): boolean {
  try {
    // `stream` accepts a character that the end of the chunk cuts in two.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return !/[^\P{Cc}\t\n\r\f]/u.test(text) && !/<[a-z!?/]/i.test(text);
  } catch {
    return false;
  }
}
