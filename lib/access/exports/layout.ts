import 'server-only';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { csvLines, type Separator, separatorOf } from '@/lib/platform/exports/csv';
import type { FileFormat } from '@/lib/platform/files/file-format';
import { formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { inert } from '@/lib/text/formula';

/** A column by its code, with the key of its text where that differs; or a custom field, by its name. */
export type Column = string | { code: string; key: string } | { own: string };

/** Codes of a column with the keys of their texts. */
export type Words = Readonly<Record<string, string>>;

/** The texts of codes, by the key of each. */
export const wordsOf = (codes: readonly string[], keyOf: (code: string) => string): Words =>
  Object.fromEntries(codes.map((code) => [code, keyOf(code)]));

/** The format of a file. Programs get codes, UTC and commas; spreadsheets get readable text. */
export interface Layout {
  separator: Separator;
  /** The first line, after the byte order mark by which spreadsheets recognise UTF-8. */
  head(columns: readonly Column[]): string;
  /** A timestamp column. */
  moment(column: SQLWrapper): SQL;
  /** A code column. `words` are texts by code; a code without one stays. */
  code(column: SQLWrapper, words: Words): SQL;
  /** A column with a list of codes. */
  codes(column: SQLWrapper, words: Words): SQL;
  /** A code from a constant of the console. */
  word(key: string, code: string): string;
}

function codeOf(column: Column): string {
  if (typeof column === 'string') return column;
  return 'own' in column ? column.own : column.code;
}

/** Stable codes, commas, timestamps in UTC as ISO 8601, no byte order mark. */
export const forPrograms: Layout = {
  separator: ',',
  head: (columns) => csvLines([columns.map(codeOf)]),
  moment: (column) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  code: (column) => sql`${column}`,
  codes: (column) => sql`array_to_string(${column}, ' ')`,
  word: (_, code) => code,
};

/** Texts and separator of a language, timestamps in a time zone, and the byte order mark. */
async function forSpreadsheets(language: Locale, zone: string): Promise<Layout> {
  const messages = await textsOf(language);
  // The key is built from codes, which the type of keys cannot follow.
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

/** The request: a format, and for spreadsheets the language of the reader. */
export interface Asked {
  format: FileFormat;
  language: Locale;
}

export function layoutOf({ format, language }: Asked, { timeZone }: { timeZone: string }): Promise<Layout> {
  return format === 'programs' ? Promise.resolve(forPrograms) : forSpreadsheets(language, timeZone);
}
