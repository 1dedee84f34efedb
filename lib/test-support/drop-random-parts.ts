const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const moments = /\d{4}-\d{2}-\d{2}[T ][\d:.]+Z?/g;

/**
 * Replaces random ids and timestamps in a text, because they contain short runs of digits by chance. Tests
 * that search an answer for a part of a number use it.
 */
export function dropRandomParts(text: string): string {
  return text.replace(ids, 'id').replace(moments, 'moment');
}
