import { fold } from '@/lib/text/fold';

/**
 * How well a destination answers what was typed, 0 for not at all: a word of its name that begins so, then what
 * stands within its name, then the section that it is in. Letters here and there are no answer.
 */
export function paletteScore(typed: string, label: string, section = ''): number {
  const wanted = fold(typed).trim();
  const name = fold(label);
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s’'-]+/).some((word) => word.startsWith(wanted))) return 0.8;
  if (name.includes(wanted)) return 0.5;
  return fold(section).includes(wanted) ? 0.2 : 0;
}
