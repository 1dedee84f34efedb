/** The mark at the beginning is no text, PostgreSQL holds no NUL, and no other control is part of a name. */
const unwritten = /[^\P{Cc}\t\n\v\f\r]|\uFEFF/gu;

/** A text without controls but tabs and line ends; the line ends that spreadsheets write within a field are blanks. */
export function plainText(text: string): string {
  return text.replace(unwritten, '').replace(/[\v\f]/g, ' ');
}
