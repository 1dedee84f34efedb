import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { accessWords } from '@/lib/access/exports/access-words';
import type { Words } from '@/lib/access/exports/layout';
import { type Locale, languageNames, locales } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';

/** Ids by what a list may call them, folded. */
type Ids = ReadonlyMap<string, string>;

/** What lists call levels, restrictions and rights: their ids, and their names in every language (S1.11). */
export interface Vocabulary {
  roles: Ids;
  restrictions: Ids;
  rights: Ids;
}

export async function vocabularyOf({ model }: Pick<WorkspaceContext, 'model'>): Promise<Vocabulary> {
  const words = accessWords(model);
  const texts = await Promise.all(locales.map(textsOf));
  const idsOf = (labels: Words): Ids =>
    unambiguous(
      Object.entries(labels).flatMap(([id, key]) => {
        const names = key.startsWith('=') ? [key.slice(1)] : texts.flatMap((text) => textAt(text, key) ?? []);
        return [id, ...names].map((name) => [fold(name), id] as const);
      }),
    );
  return {
    roles: idsOf(words.roles),
    restrictions: idsOf(words.restrictions),
    rights: idsOf(words.rights),
  };
}

/** A name that two of them have, such as that of an own role like a built-in one, names neither. */
function unambiguous(names: readonly (readonly [name: string, id: string])[]): Ids {
  const ids = new Map<string, string | null>();
  for (const [name, id] of names)
    ids.set(name, (ids.get(name) ?? id) === id && ids.get(name) !== null ? id : null);
  return new Map([...ids].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const])));
}

/** In lower case, without accents and repeated spaces. */
export function fold(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function textAt(texts: unknown, key: string): string | null {
  let at = texts;
  for (const part of key.split('.')) {
    if (typeof at !== 'object' || at === null) return null;
    at = (at as Record<string, unknown>)[part];
  }
  return typeof at === 'string' ? at : null;
}

const most = 100;

/**
 * The ids of a cell that lists several, separated by commas, semicolons, bars, lines or spaces. A name may contain
 * such a separator itself: the longest known one counts.
 *
 * @returns the ids, or the first part that is unknown
 */
export function idsIn(cell: string, ids: Ids): { ids: string[] } | { unknown: string } {
  const found: string[] = [];
  const parts = cell.split(/([\s,;|/]+)/);
  for (let at = 0; at < parts.length && found.length < most; ) {
    if (!/[\p{L}\p{N}]/u.test(parts[at] ?? '')) {
      at++;
      continue;
    }
    const end = longestKnown(parts, at, ids);
    if (end === null) return { unknown: wordsFrom(parts, at).slice(0, 100) };
    found.push(ids.get(fold(parts.slice(at, end).join(''))) ?? '');
    at = end;
  }
  return { ids: [...new Set(found)] };
}

/** What is written there, up to the next separator that is no space. */
function wordsFrom(parts: readonly string[], from: number): string {
  const length = parts.slice(from).findIndex((part) => /^[\s]*[,;|/\n]/.test(part));
  return parts.slice(from, length < 0 ? undefined : from + length).join('');
}

/** A name has at most this many words. */
const longestName = 16;

function longestKnown(parts: readonly string[], from: number, ids: Ids): number | null {
  for (let end = Math.min(parts.length, from + 2 * longestName); end > from; end--) {
    if (ids.has(fold(parts.slice(from, end).join('')))) return end;
  }
  return null;
}

/** A language by its code or by its name in itself. */
export function localeIn(cell: string): Locale | null {
  const word = fold(cell);
  return (
    locales.find((locale) => word === locale || word === fold(languageNames[locale])) ??
    locales.find((locale) => /^[a-z]{4}$/.test(word) && word.startsWith(locale)) ??
    null
  );
}
