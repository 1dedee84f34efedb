/**
 * The beginning of a formula in a cell. Group 1: the separator or line break before it; 2: characters that a
 * spreadsheet drops or does not show there (quotes, spaces, controls, marks); 3: the sign, also full-width and small.
 * PostgreSQL uses the same source, in which every escape and class means the same to both engines.
 */
export const formula =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: spreadsheets drop them
  /(^|[,;\t\n\v\f\r\u0085\u2028\u2029])(["\u0001-\u0008\u000e-\u0020\u007f-\u0084\u0086-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff]*)([=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b-])/g;

/** A field that begins with one of these is escaped as a whole (CS1). */
export const leading = /^[\t\r]/;

/** A telephone number in E.164 is not a formula, and must remain usable. */
export const phone = /^[+][1-9][0-9]{6,14}$/;

/**
 * The same text with an apostrophe before each sign that a spreadsheet would read as the beginning of a formula, at
 * any separator (CS1, CS2). NUL is dropped.
 */
export function inert(value: string): string {
  const text = value.replaceAll('\0', '');
  return phone.test(text) ? text : escapeFormulas(text);
}

/**
 * The same for the first of several fields. A spreadsheet that splits at another separator reads the line as one cell
 * that begins with this field, so even a telephone number could begin a calculation.
 */
export function inertFirst(value: string): string {
  return escapeFormulas(value.replaceAll('\0', ''));
}

function escapeFormulas(text: string): string {
  const inside = text.replace(formula, "$1$2'$3");
  return leading.test(text) ? `'${inside}` : inside;
}
