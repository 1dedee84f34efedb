import { wideOf } from '../csv-file/decode';

/** The kind of a file without contacts, as a key of `errors` that says how to save it instead. */
export type OtherKind =
  | 'file-is-spreadsheet'
  | 'file-is-document'
  | 'file-is-page'
  | 'file-is-json'
  | 'file-is-packed'
  | 'file-is-picture'
  | 'file-is-mailbox'
  | 'file-is-no-text';

/** Signatures as Latin-1, with their offsets. */
const signatures: readonly [string, OtherKind, number?][] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'file-is-spreadsheet'], // .xls
  ['%PDF-', 'file-is-document'],
  ['{\\rtf', 'file-is-document'],
  ['!BDN', 'file-is-mailbox'], // .pst
  ['\x89PNG', 'file-is-picture'],
  ['\xff\xd8\xff', 'file-is-picture'],
  ['GIF87a', 'file-is-picture'],
  ['GIF89a', 'file-is-picture'],
  ['II*\0', 'file-is-picture'], // .tif
  ['MM\0*', 'file-is-picture'],
  ['WEBP', 'file-is-picture', 8],
  ['ftyp', 'file-is-picture', 4], // .heic, .mp4
  ['\x1f\x8b', 'file-is-packed'], // .gz
  ['7z\xbc\xaf', 'file-is-packed'],
  ['Rar!\x1a', 'file-is-packed'],
];

/** Kinds of ZIP files, by the names of their entries. */
const packed: readonly [RegExp, OtherKind][] = [
  [/word\/|opendocument\.text/, 'file-is-document'],
  [/\[Content_Types\]\.xml|xl\/|opendocument\.spreadsheet|Index\/(?:Document|Tables)/, 'file-is-spreadsheet'],
];

/** A text has few control characters; a binary file has many. */
const looked = 4_096;
const tolerated = { share: 0.1, few: 8 };

/** Detects the kind of another file by its beginning; null for text that may be a table or cards. */
export function otherKindOf(start: Uint8Array): OtherKind | null {
  const octets = Buffer.from(start).toString('latin1');
  const signed = signatures.find(([signature, , at = 0]) => octets.startsWith(signature, at))?.[1];
  if (signed) return signed;
  if (octets.startsWith('PK\x03\x04') || octets.startsWith('PK\x05\x06')) {
    return packed.find(([content]) => content.test(octets))?.[1] ?? 'file-is-packed';
  }
  const text = (wideOf(start)?.decode(start) ?? octets.replace(/^\xef\xbb\xbf/, '')).trimStart();
  if (/^<\?xml\s[^<]*<\?mso-application\s+progid="Excel/i.test(text)) return 'file-is-spreadsheet';
  if (/^<(?:!doctype|!--|\?xml|html|head|meta|body|table|div|svg)\b/i.test(text) || text.startsWith('<!--'))
    return 'file-is-page';
  if (/^(?:\{\s*["}]|\[\s*[[{\]"])/.test(text)) return 'file-is-json';
  const beginning = text.slice(0, looked);
  const controls = [...beginning].filter((letter) => letter < ' ' && !/\s/.test(letter)).length;
  return controls > Math.max(tolerated.few, beginning.length * tolerated.share) ? 'file-is-no-text' : null;
}
