/** The characters of a message that a list shows. */
const longest = 200;

/**
 * The beginning of a text, cut between characters. Mask the text first: a number that was cut is not
 * recognised any more (MA10).
 */
export function previewOf(text: string): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
