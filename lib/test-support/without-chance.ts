const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const moments = /\d{4}-\d{2}-\d{2}[T ][\d:.]+Z?/g;

/**
 * A text without its random ids and its moments, in which a short run of digits occurs by chance. Tests that search an
 * answer for a part of a number read it through this.
 */
export function withoutChance(text: string): string {
  return text.replace(ids, 'id').replace(moments, 'moment');
}
