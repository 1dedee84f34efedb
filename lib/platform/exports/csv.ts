import type { Locale } from '@/lib/platform/i18n/locales';
import { inert, inertFirst } from '@/lib/text/formula';

/** The separator of the fields of a file: French and Italian spreadsheets expect the semicolon. */
export type Separator = ',' | ';';

/** The separator that spreadsheets of a language expect. */
export const separatorOf = (language: Locale): Separator => (language === 'en' ? ',' : ';');

/** Fields that a reader might split or trim are quoted, whatever the separator of the file. */
const special = /[",;\t\r\n]|^\s|\s$/;

/**
 * Lines of a CSV file by RFC 4180, the same on server, browser and command line. An apostrophe disarms text that a
 * spreadsheet would run, and NUL is dropped (CS1).
 */
export function csvLines(rows: readonly (readonly string[])[], separator: Separator = ','): string {
  return rows.map((row) => `${row.map(field).join(separator)}\r\n`).join('');
}

function field(value: string, at: number): string {
  return quoted(at === 0 ? inertFirst(value) : inert(value));
}

function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
