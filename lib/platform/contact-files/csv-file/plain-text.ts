/**
 * The byte order mark is not text, PostgreSQL stores no NUL, and other control characters do not belong in
 * names.
 */
const unwritten = /[^\P{Cc}\t\n\v\f\r]|\uFEFF/gu;

/** Removes control characters except tabs and line ends; line ends within a field become spaces. */
export function plainText(text: string): string {
  return text.replace(unwritten, '').replace(/[\v\f]/g, ' ');
}
