import 'server-only';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { csvLines, type Separator, separatorOf } from '@/lib/platform/exports/csv';
import type { FileFormat } from '@/lib/platform/files/file-format';
import { formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { inert } from '@/lib/text/formula';

/** A column by its code, with the key of its text where that is elsewhere; or one of the workspace's own, by its name. */
export type Column = string | { code: string; key: string } | { own: string };

/** Codes of a column with the keys of their texts. */
export type Words = Readonly<Record<string, string>>;

/** The texts of some codes, by the key of each. */
export const wordsOf = (codes: readonly string[], keyOf: (code: string) => string): Words =>
  Object.fromEntries(codes.map((code) => [code, keyOf(code)]));

/** How a file is written. Codes, UTC and commas for programs; what a person reads for spreadsheets. */
export interface Layout {
  separator: Separator;
  /** The first line, after the mark by which spreadsheets know UTF-8. */
  head(columns: readonly Column[]): string;
  /** A moment of a column. */
  moment(column: SQLWrapper): SQL;
  /** A code of a column. `words` are texts by code; a code without one stays. */
  code(column: SQLWrapper, words: Words): SQL;
  /** A list of codes in a column. */
  codes(column: SQLWrapper, words: Words): SQL;
  /** A code that the console writes itself. */
  word(key: string, code: string): string;
}

function codeOf(column: Column): string {
  if (typeof column === 'string') return column;
  return 'own' in column ? column.own : column.code;
}

/** Stable codes, commas, moments in UTC as ISO 8601, no byte order mark. */
export const forPrograms: Layout = {
  separator: ',',
  head: (columns) => csvLines([columns.map(codeOf)]),
  moment: (column) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  code: (column) => sql`${column}`,
  codes: (column) => sql`array_to_string(${column}, ' ')`,
  word: (_, code) => code,
};

/** Words and separator of a language, moments on the clock of a zone, and the byte order mark. */
async function forSpreadsheets(language: Locale, zone: string): Promise<Layout> {
  const messages = await textsOf(language);
  // What is asked for is put together from codes, which the types of keys cannot follow.
  const t = createTranslator({ locale: formatLocales[language], messages, timeZone: zone });
  const text = (key: string) => Reflect.apply(t, undefined, [key]) as string;
  const has = (key: string) => Reflect.apply(t.has, undefined, [key]) as boolean;
  const word = (key: string, code: string) => (has(key) ? text(key) : code);
  const heading = (column: Column) => {
    if (typeof column !== 'string' && 'own' in column) return column.own;
    const code = codeOf(column);
    return word(typeof column === 'string' ? `exportFile.columns.${code}` : column.key, code);
  };
  const separator = separatorOf(language);
  const code = (column: SQLWrapper, words: Words): SQL => {
    const cases = Object.entries(words).map(
      ([id, key]) => sql`when ${id} then ${inert(key.startsWith('=') ? key.slice(1) : word(key, id))}`,
    );
    return cases.length > 0
      ? sql`case ${column} ${sql.join(cases, sql` `)} else ${column} end`
      : sql`${column}`;
  };
  return {
    separator,
    head: (columns) => `\uFEFF${csvLines([columns.map(heading)], separator)}`,
    moment: (column) => sql`to_char(${column} at time zone ${zone}::text, 'YYYY-MM-DD HH24:MI:SS')`,
    code,
    codes: (column, words) => sql`case when cardinality(${column}) > 0 then (
      select string_agg(${code(sql`each.id`, words)}, ', ' order by each.place)
      from unnest(${column}) with ordinality as each(id, place)) end`,
    word,
  };
}

/** What was asked for: a format, and the language of the person who reads a spreadsheet. */
export interface Asked {
  format: FileFormat;
  language: Locale;
}

export function layoutOf({ format, language }: Asked, { timeZone }: { timeZone: string }): Promise<Layout> {
  return format === 'programs' ? Promise.resolve(forPrograms) : forSpreadsheets(language, timeZone);
}
