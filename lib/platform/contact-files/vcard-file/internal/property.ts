import { decodeText } from './text';

/** One property of a card: `item1.TEL;TYPE=cell;PREF=1:+39…`. */
export interface Property {
  /** In upper case, without its group. */
  name: string;
  /** The values of TYPE, in lower case; version 2.1 omits the parameter's name. */
  types: ReadonlySet<string>;
  /** 1 is preferred most, 100 least; 101 when absent. */
  preference: number;
  /** Decoded from the transfer encoding, with its escapes. */
  value: string;
}

/**
 * Parses a line of octets; null for a line that is not a property.
 * @param isWanted by name; values of other properties are not decoded
 */
export function propertyOf(line: string, isWanted: (name: string) => boolean): Property | null {
  const quotedColon = outsideQuotes(line, ':');
  const colon = quotedColon < 0 ? line.indexOf(':') : quotedColon;
  if (colon < 1) return null;
  const [path = '', ...parameters] = split(line.slice(0, colon));
  const name = path
    .slice(path.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  if (!/^[\w-]+$/.test(name) || !isWanted(name)) return null;
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
  const raw = line.slice(colon + 1);
  return {
    name,
    types,
    preference: types.has('pref') ? 1 : preferenceOf(said.get('PREF')),
    value: decodeText(bytesOf(raw, encoding, types), said.get('CHARSET')),
  };
}

function bytesOf(raw: string, encoding: string, types: ReadonlySet<string>): Buffer {
  if (/^b(ase64)?$/.test(encoding) || types.has('base64')) return Buffer.from(raw, 'base64');
  const isQuoted = encoding === 'quoted-printable' || types.has('quoted-printable');
  // Bytes are written as `=C3=A9`.
  const octets = isQuoted
    ? raw.replace(/=([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))
    : raw;
  return Buffer.from(octets, 'latin1');
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
