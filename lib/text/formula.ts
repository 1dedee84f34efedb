/**
 * Where a cell begins with the sign of a formula, as 1 the separator or line break before it, 2 what a spreadsheet
 * drops or does not show there (quotes, spaces, controls, marks), 3 the sign, full-width and small forms too.
 * PostgreSQL reads the same source, in which every escape and class means the same to both engines.
 */
export const formula =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: spreadsheets drop them
  /(^|[,;\t\n\v\f\r\u0085\u2028\u2029])(["\u0001-\u0008\u000e-\u0020\u007f-\u0084\u0086-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff]*)([=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b-])/g;

/** A field that begins with one of these is defused as a whole (CS1). */
export const leading = /^[\t\r]/;

/** A telephone number in E.164 is no formula, and must stay usable. */
export const phone = /^[+][1-9][0-9]{6,14}$/;

/**
 * The same text with an apostrophe before each sign that a spreadsheet would take for the beginning of a formula, at
 * whichever separator it splits the text (CS1, CS2). NUL is dropped.
 */
export function inert(value: string): string {
  const text = value.replaceAll('\0', '');
  return phone.test(text) ? text : defused(text);
}

/**
 * The same for the first of several fields. Split at another separator than the file's, a line is one cell that
 * begins with this field: a number would be calculated with whatever the fields after it say.
 */
export function inertFirst(value: string): string {
  return defused(value.replaceAll('\0', ''));
}

function defused(text: string): string {
  const inside = text.replace(formula, "$1$2'$3");
  return leading.test(text) ? `'${inside}` : inside;
}
