import { logicalLines } from './internal/lines';
import { type Property, propertyOf } from './internal/property';
import { addressOf, partsOf, textOf } from './internal/text';

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
] as const;

const several = 3;

/** Whether a file is one of cards, by its first words. */
export function isCards(beginning: string): boolean {
  return /^\s*BEGIN:VCARD\s/i.test(beginning);
}

/**
 * The cards of a file, a row each, in the order of `cardColumns`. Holds one card at a time. Cards within cards
 * (2.1's AGENT), cards that name a group of others, and what stands between cards are passed over.
 */
export async function* cardsOf(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
  let depth = 0;
  let properties: Property[] = [];
  for await (const line of logicalLines(texts)) {
    const property = propertyOf(line);
    const isCard = property?.value.trim().toUpperCase() === 'VCARD';
    if (property?.name === 'BEGIN' && isCard) {
      depth++;
      if (depth === 1) properties = [];
    } else if (property?.name === 'END' && isCard) {
      if (depth === 1 && !isGroup(properties)) yield fieldsOf(properties);
      depth = Math.max(0, depth - 1);
    } else if (property && depth === 1) {
      properties.push(property);
    }
  }
}

function isGroup(properties: readonly Property[]): boolean {
  return properties.some(
    ({ name, value }) =>
      (name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND') && value.trim().toLowerCase() === 'group',
  );
}

function fieldsOf(properties: readonly Property[]): string[] {
  const all = (name: string) => properties.filter((property) => property.name === name);
  const first = (name: string) => all(name).sort(byRank)[0]?.value ?? '';
  const addresses = (name: string) => {
    const ranked = all(name)
      .sort(byRank)
      .map(({ value }) => addressOf(value))
      .filter(Boolean);
    return Array.from({ length: several }, (_, at) => ranked[at] ?? '');
  };
  const joined = (name: string, separator: ';' | ',') =>
    partsOf(first(name), separator).filter(Boolean).join(', ');
  return [
    nameOf(first),
    ...addresses('TEL'),
    ...addresses('EMAIL'),
    joined('ORG', ';'),
    textOf(first('TITLE')),
    joined('ADR', ';'),
    textOf(first('URL')),
    textOf(first('BDAY')),
    textOf(first('NOTE')),
    joined('CATEGORIES', ','),
  ];
}

/** As it is to be shown; in 2.1 it may be said in parts only, and of a company only its name. */
function nameOf(first: (name: string) => string): string {
  const [family = '', given = '', additional = ''] = partsOf(first('N'), ';');
  return (
    textOf(first('FN')) ||
    [given, additional, family].filter(Boolean).join(' ') ||
    partsOf(first('ORG'), ';')[0] ||
    textOf(first('NICKNAME'))
  );
}

/** What is preferred comes first, then mobiles; a fax or pager is nobody's number while there is another. */
function byRank(one: Property, other: Property): number {
  return rank(one) - rank(other);
}

function rank({ preference, types }: Property): number {
  const isNoVoice = types.has('fax') || types.has('pager');
  const isMobile = types.has('cell') || types.has('mobile') || types.has('iphone');
  return (isNoVoice ? 1_000 : 0) + preference * 2 + (isMobile ? 0 : 1);
}
