import 'server-only';
import { randomInt } from 'node:crypto';
import { deriveToken } from '@/lib/access/credentials/token';

/** The number of codes that a person gets at once. */
export const codesAtOnce = 10;

/** Without the letters and digits that look alike on paper. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const [groups, groupLength] = [3, 4];

const group = () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');

/** Ten new codes of 59 bits each, in groups for reading. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codesAtOnce }, () => Array.from({ length: groups }, group).join('-'));
}

/** The stored form of a code, keyed by the secret of the installation (IN10). Blanks, dashes and case do not count. */
export function recoveryCodeHash(userId: string, typed: string): string {
  return deriveToken('recovery-code', userId, typed.toLowerCase().replace(/[\s-]/g, ''));
}
