import { wideOf } from '../csv-file/decode';
import type { FileRow } from '../file-row';
import { LineReader, type LogicalLine } from './internal/lines';
import { type Property, propertyOf } from './internal/property';
import { addressOf, listsOf, partsOf, textOf } from './internal/text';

/** The column names of cards: the property names of the standard, the same in every language. */
export const cardColumns = [
  'FN',
  'TEL',
  'TEL 2',
  'TEL 3',
  'EMAIL',
  'EMAIL 2',
  'EMAIL 3',
  'ORG',
  'TITLE',
  'ADR',
  'URL',
  'BDAY',
  'NOTE',
  'CATEGORIES',
  'FAX',
] as const;

const several = 3;

/** The properties that are read, and those that delimit a card. */
const wanted = new Set(
  'BEGIN END VERSION AGENT KIND X-ADDRESSBOOKSERVER-KIND FN N NICKNAME TEL EMAIL ORG TITLE ADR URL BDAY NOTE CATEGORIES'.split(
    ' ',
  ),
);
const naming = new Set(['FN', 'N', 'NICKNAME', 'TEL', 'EMAIL', 'ORG']);
const longestCard = 256 * 1024;

interface Card {
  line: number;
  properties: Property[];
  size: number;
  /** Its beginning is missing. */
  isTorn: boolean;
}

/** Whether a file contains cards: a card begins on one of its first lines, outside the fields of a table. */
export function isCards(start: Uint8Array): boolean {
  const text = wideOf(start)?.decode(start) ?? Buffer.from(start).toString('latin1');
  const at = text.search(/^(?:\xef\xbb\xbf|\ufeff)?[ \t]*BEGIN:VCARD[ \t]*\r?$/im);
  return at >= 0 && text.slice(0, at).split('"').length % 2 === 1;
}

/**
 * Parses cards from octets, each into a row in the order of `cardColumns`. At most one card is in memory. A
 * card ends where the next begins, with or without END; a card without BEGIN is read if it names a person.
 * Nested cards (AGENT in 2.1) belong to the outer one. Cards of groups are reported as such.
 */
export class CardReader {
  /** Cards whose only numbers are for faxes or pagers. */
  faxes = 0;

  readonly #lines = new LineReader();
  #card: Card | null = null;
  #depth = 0;
  #isAgent = false;
  #rows: FileRow[] = [];

  /**
   * Parses the cards that end in this part of the text.
   * @param isLast whether the text ends here
   */
  push(text: string, isLast = false): FileRow[] {
    for (const line of this.#lines.push(text, isLast)) this.#take(line);
    if (isLast) this.#finish();
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #take({ text, line }: LogicalLine): void {
    const property = propertyOf(text, (name) => wanted.has(name));
    if (!property) return;
    const isCard = property.value.trim().toUpperCase() === 'VCARD';
    if (property.name === 'BEGIN' && isCard) this.#begin(line);
    else if (property.name === 'END' && isCard) this.#end();
    else if (this.#depth === 0) this.#add(property, line);
    this.#isAgent = property.name === 'AGENT' && property.value.trim() === '';
  }

  #begin(line: number): void {
    if (this.#card && this.#isAgent) this.#depth++;
    else {
      this.#finish();
      this.#card = { line, properties: [], size: 0, isTorn: false };
    }
  }

  #end(): void {
    if (this.#depth > 0) this.#depth--;
    else this.#finish();
  }

  #add(property: Property, line: number): void {
    this.#card ??= { line, properties: [], size: 0, isTorn: true };
    this.#card.size += property.value.length;
    if (this.#card.size <= longestCard) this.#card.properties.push(property);
  }

  #finish(): void {
    const card = this.#card;
    this.#card = null;
    this.#depth = 0;
    if (
      !card ||
      (card.isTorn && !card.properties.some(({ name, value }) => naming.has(name) && value.trim()))
    )
      return;
    const fields = fieldsOf(card.properties);
    const unread = isGroup(card.properties) ? 'group' : card.size > longestCard ? 'too-long' : undefined;
    if (fields[columnOf('FAX')] && !fields[columnOf('TEL')]) this.faxes++;
    this.#rows.push(unread ? { line: card.line, fields, unread } : { line: card.line, fields });
  }
}

const columnOf = (name: (typeof cardColumns)[number]) => cardColumns.indexOf(name);

function isGroup(properties: readonly Property[]): boolean {
  return properties.some(
    ({ name, value }) =>
      (name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND') && value.trim().toLowerCase() === 'group',
  );
}

function fieldsOf(properties: readonly Property[]): string[] {
  const all = (name: string) => properties.filter((property) => property.name === name).sort(byRank);
  const first = (name: string) => all(name)[0]?.value ?? '';
  const addresses = (found: readonly Property[]) => {
    const ranked = found.map(({ value }) => addressOf(value)).filter(Boolean);
    return Array.from({ length: several }, (_, at) => ranked[at] ?? '');
  };
  const joined = (name: string, separator: ';' | ',') =>
    partsOf(first(name), separator).filter(Boolean).join(', ');
  const [faxes = [], numbers = []] = [true, false].map((wanted) =>
    all('TEL').filter((tel) => isFax(tel) === wanted),
  );
  return [
    nameOf(first),
    ...addresses(numbers),
    ...addresses(all('EMAIL')),
    joined('ORG', ';'),
    textOf(first('TITLE')),
    joined('ADR', ';'),
    textOf(first('URL')),
    textOf(first('BDAY')),
    textOf(first('NOTE')),
    joined('CATEGORIES', ','),
    addresses(faxes)[0] ?? '',
  ];
}

/** The display name; version 2.1 may have the parts only, and a company only its name. */
function nameOf(first: (name: string) => string): string {
  // Version 2.1 has no lists: a comma belongs to the name.
  const parts = first('VERSION').trim() === '2.1' ? partsOf(first('N'), ';') : listsOf(first('N'));
  const [family = '', given = '', additional = ''] = parts;
  return (
    textOf(first('FN')) ||
    [given, additional, family].filter(Boolean).join(' ') ||
    partsOf(first('ORG'), ';')[0] ||
    textOf(first('NICKNAME'))
  );
}

/** Preferred properties first, then mobiles. */
function byRank(one: Property, other: Property): number {
  return rank(one) - rank(other);
}

const mobile = ['cell', 'mobile', 'iphone'];

function rank({ preference, types }: Property): number {
  return preference * 2 + (mobile.some((type) => types.has(type)) ? 0 : 1);
}

/** A number for faxes or pagers only cannot receive messages. */
function isFax({ types }: Property): boolean {
  return (
    (types.has('fax') || types.has('pager')) && ![...mobile, 'voice', 'text'].some((type) => types.has(type))
  );
}
