/** As much of a message as a list shows of it. */
const longest = 200;

/** The beginning of a text, cut between characters. Mask the text first: a cut number is recognised by nothing (MA10). */
export function previewOf(text: string): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
