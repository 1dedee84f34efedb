import { isUtf8 } from 'node:buffer';

/** One line of a card: `item1.TEL;TYPE=cell;PREF=1:+39…`. */
export interface Property {
  /** In capitals, without its group. */
  name: string;
  /** What its TYPE says, in small letters; version 2.1 leaves the word out. */
  types: ReadonlySet<string>;
  /** 1 is the first choice, 100 the last; 101 where nothing is said. */
  preference: number;
  /** As it stands, out of its transfer encoding; escapes are the value's own. */
  value: string;
}

/** Reads a line; null for what is no property, and for what is no text (photos, sounds, keys). */
export function propertyOf(line: string): Property | null {
  const colon = outsideQuotes(line, ':');
  if (colon < 1) return null;
  const [path = '', ...parameters] = split(line.slice(0, colon));
  const name = path.slice(path.lastIndexOf('.') + 1).trim();
  if (!/^[\w-]+$/.test(name)) return null;
  const said = new Map<string, string>();
  const types = new Set<string>();
  for (const parameter of parameters) {
    const at = parameter.indexOf('=');
    const key = at < 0 ? 'TYPE' : parameter.slice(0, at).trim().toUpperCase();
    const value = parameter.slice(at + 1).replaceAll('"', '');
    said.set(key, value.trim());
    if (key === 'TYPE') for (const type of value.split(',')) types.add(type.trim().toLowerCase());
  }
  const encoding = said.get('ENCODING')?.toLowerCase() ?? '';
  if (/^b(ase64)?$/.test(encoding) || types.has('base64')) return null;
  const isQuoted = encoding === 'quoted-printable' || types.has('quoted-printable');
  const raw = line.slice(colon + 1);
  return {
    name: name.toUpperCase(),
    types,
    preference: types.has('pref') ? 1 : preferenceOf(said.get('PREF')),
    value: isQuoted ? unquoted(raw, said.get('CHARSET')) : raw,
  };
}

function preferenceOf(said: string | undefined): number {
  const number = Number(said ?? Number.NaN);
  return number >= 1 && number <= 100 ? number : 101;
}

function outsideQuotes(text: string, wanted: string, from = 0): number {
  let isInside = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') isInside = !isInside;
    else if (text[at] === wanted && !isInside) return at;
  }
  return -1;
}

function split(head: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = outsideQuotes(head, ';'); at >= 0; at = outsideQuotes(head, ';', from)) {
    parts.push(head.slice(from, at));
    from = at + 1;
  }
  return [...parts, head.slice(from)];
}

/** Bytes are written as `=C3=A9`; of which letters, CHARSET says, or they do themselves. */
function unquoted(text: string, charset: string | undefined): string {
  const parts = text.split(/((?:=[0-9a-f]{2})+)/i);
  const bytes = Buffer.concat(
    parts.map((part, at) =>
      at % 2 === 1 ? Buffer.from(part.replaceAll('=', ''), 'hex') : Buffer.from(part),
    ),
  );
  return decoderOf(charset, bytes).decode(bytes);
}

function decoderOf(charset: string | undefined, bytes: Uint8Array): TextDecoder {
  try {
    if (charset) return new TextDecoder(charset);
  } catch (error) {
    // A name that nobody knows: judged by the bytes, as if none had been given.
    if (!(error instanceof RangeError)) throw error;
  }
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}
