const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const moments = /\d{4}-\d{2}-\d{2}[T ][\d:.]+Z?/g;
const milliseconds = /\b\d{13}\b/g;
const dayMs = 86_400_000;

/**
 * Replaces random ids and timestamps in a text, because they contain short runs of digits by chance. Tests
 * that search an answer for a part of a number use it. Of numbers with 13 digits only times of today are replaced, in
 * milliseconds since 1970: others can be phone numbers.
 */
export function dropRandomParts(text: string): string {
  return text
    .replace(ids, ' id ')
    .replace(moments, ' moment ')
    .replace(milliseconds, (digits) => (isToday(Number(digits)) ? ' moment ' : digits));
}

const isToday = (time: number) => Math.abs(time - Date.now()) < dayMs;
