import { fold, isFoundIn } from '@/lib/text/fold';

/**
 * Scores how well a destination matches the query, 0 for no match: highest when a word of its name begins with the
 * query, then when its name contains it or each of its words, then when its section does. Scattered characters do not match.
 */
export function paletteScore(typed: string, label: string, section = ''): number {
  const wanted = fold(typed).trim();
  const name = fold(label);
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s’'-]+/).some((word) => word.startsWith(wanted))) return 0.8;
  if (name.includes(wanted)) return 0.5;
  if (wanted.includes(' ') && isFoundIn(typed, label)) return 0.4;
  return fold(section).includes(wanted) ? 0.2 : 0;
}
