import { randomInt } from 'node:crypto';

/** No vowels and no ambiguous characters, so that a slug forms no words and is copied without mistakes. */
const consonants = 'bcdfghjkmnpqrstvwxz';

/**
 * A name as part of an address: its words, then random consonants, so that equal names do not collide and a slug reveals
 * nothing about other tenants.
 */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  const random = Array.from({ length: 6 }, () => consonants[randomInt(consonants.length)]).join('');
  return words ? `${words}-${random}` : random;
}
