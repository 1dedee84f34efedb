import { randomInt } from 'node:crypto';

/** No vowels and nothing that is read as something else: neither words nor doubts. */
const letters = 'bcdfghjkmnpqrstvwxz';

/**
 * What stands for a name in addresses: its words, then random letters, so that two of the same name do not
 * meet and a name tells nothing about other tenants.
 */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  const random = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return words ? `${words}-${random}` : random;
}
