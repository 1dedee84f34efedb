import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet would take for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;
/** A telephone number in E.164 is no formula, and must stay usable. */
const phone = /^\+[1-9]\d{6,14}$/;

/**
 * Lines of a CSV file as RFC 4180 has them. Text that a spreadsheet would run is made inert by an apostrophe,
 * and NUL is dropped (CS1).
 */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(inert)),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

function inert(value: string): string {
  const text = value.replaceAll('\0', '');
  return formula.test(text) && !phone.test(text) ? `'${text}` : text;
}
