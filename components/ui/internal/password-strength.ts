import { leastPasswordLength } from '@/lib/access/credentials/password-length';

/**
 * Returns how many of the meter's four bars are filled. It is a hint while typing, not the rule: it counts
 * characters, except those that repeat or continue the previous one.
 */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 | 4 {
  const characters = [...password];
  if (characters.length === 0) return 0;
  const surprising = characters.filter((c, i) => i === 0 || !follows(characters[i - 1] ?? '', c)).length;
  const worth = Math.min(surprising, new Set(characters).size * 2);
  if (characters.length < leastPasswordLength || worth < 6) return 1;
  if (worth < 14) return 2;
  return worth < 18 ? 3 : 4;
}

/** Whether a character repeats or continues the previous one: `aa`, `ab`, `12`. */
function follows(before: string, now: string): boolean {
  const step = (now.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  return step >= -1 && step <= 1;
}
