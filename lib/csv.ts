/** What a spreadsheet would take for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;
/** A telephone number in E.164 is no formula, and must stay usable. */
const phone = /^\+[1-9]\d{6,14}$/;
/** What cannot stand bare; spaces at an end some readers would drop. */
const special = /[",\r\n]|^\s|\s$/;

/**
 * Lines of a CSV file as RFC 4180 has them. Text that a spreadsheet would run is made inert by an apostrophe,
 * and NUL is dropped (CS1). For server, browser and command line alike.
 */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((value) => quoted(inert(value))).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function inert(value: string): string {
  const text = value.replaceAll('\0', '');
  return formula.test(text) && !phone.test(text) ? `'${text}` : text;
}
