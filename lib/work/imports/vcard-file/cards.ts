import type { FileRow } from '../csv-file/contact-file';
import { wideOf } from '../csv-file/decode';
import { LineReader, type LogicalLine } from './internal/lines';
import { type Property, propertyOf } from './internal/property';
import { addressOf, listsOf, partsOf, textOf } from './internal/text';

/** How the fields of a card are called as columns: by the words of the standard, alike in every language. */
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

/** What is read of a card, and what tells where it ends. */
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

/** Whether a file is one of cards: whether one begins on any of its first lines, outside the fields of a table. */
export function isCards(start: Uint8Array): boolean {
  const text = wideOf(start)?.decode(start) ?? Buffer.from(start).toString('latin1');
  const at = text.search(/^(?:\xef\xbb\xbf|\ufeff)?[ \t]*BEGIN:VCARD[ \t]*\r?$/im);
  return at >= 0 && text.slice(0, at).split('"').length % 2 === 1;
}

/**
 * Reads cards from octets, each a row in the order of `cardColumns`. Holds one card at a time. A card ends where the
 * next begins, whether it says so or not; one whose beginning is missing is read if it names a person. Cards within
 * cards (2.1's AGENT) are part of those. Cards that name a group of others are told as such.
 */
export class CardReader {
  /** Cards without a number but one for faxes or pages. */
  faxes = 0;

  readonly #lines = new LineReader();
  #card: Card | null = null;
  #depth = 0;
  #isAgent = false;
  #rows: FileRow[] = [];

  /** The cards that end in this part of the text, the last part of which has to be told. */
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

/** As it is to be shown; in 2.1 it may be said in parts only, and of a company only its name. */
function nameOf(first: (name: string) => string): string {
  // Version 2.1 knows no lists: a comma is part of a name there.
  const parts = first('VERSION').trim() === '2.1' ? partsOf(first('N'), ';') : listsOf(first('N'));
  const [family = '', given = '', additional = ''] = parts;
  return (
    textOf(first('FN')) ||
    [given, additional, family].filter(Boolean).join(' ') ||
    partsOf(first('ORG'), ';')[0] ||
    textOf(first('NICKNAME'))
  );
}

/** What is preferred comes first, then mobiles. */
function byRank(one: Property, other: Property): number {
  return rank(one) - rank(other);
}

const mobile = ['cell', 'mobile', 'iphone'];

function rank({ preference, types }: Property): number {
  return preference * 2 + (mobile.some((type) => types.has(type)) ? 0 : 1);
}

/** A number that takes faxes or pages only is no number to write to. */
function isFax({ types }: Property): boolean {
  return (
    (types.has('fax') || types.has('pager')) && ![...mobile, 'voice', 'text'].some((type) => types.has(type))
  );
}
