/** The depth of the lists and objects of a JSON text, computed without recursion (SA8). */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  // One pass: an expression that skips strings would restart at each quote of an unterminated one (SA12).
  for (let at = 0; at < json.length; at++) {
    const mark = json[at];
    if (mark === '"') isInString = !isInString;
    else if (isInString) at += mark === '\\' ? 1 : 0;
    else if (mark === '[' || mark === '{') deepest = Math.max(deepest, ++depth);
    else if (mark === ']' || mark === '}') depth--;
  }
  return deepest;
}
