import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Invalid } from '@/lib/platform/errors';

/** The product's name, which people put into passwords for it. */
const product = 'latchkey';

/** Words shorter than this are part of too many others. */
const shortestWord = 3;

/** A password needs this many letters and digits beside the words that anyone would try for this person. */
const leastOwn = 8;

let frequent: ReadonlySet<string> | undefined;

/** Case, and forms of Unicode, make no password harder to guess. */
const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** The 5,000 most frequent passwords that are long enough, in folded form, most frequent first (see README). */
function frequentPasswords(): ReadonlySet<string> {
  frequent ??= new Set(
    readFileSync(join(process.cwd(), 'lib/access/credentials/frequent-passwords.txt'), 'utf8')
      .trim()
      .split('\n'),
  );
  return frequent;
}

/** Letters and digits only. */
const bare = (text: string) => fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The words of an address and of names, and each of those as one word, the longest first. */
function wordsOf(email: string, names: readonly string[]): string[] {
  const texts = [product, email, ...names];
  const words = texts.flatMap((text) => [bare(text), ...fold(text).split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(words)]
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length);
}

/** Whether little is left of a password without the words of its person and of the product. */
function isMostlyOwnWords(password: string, words: readonly string[]): boolean {
  const whole = bare(password);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), whole);
  return rest.length < whole.length && [...rest].length < leastOwn;
}

/**
 * Refuses a new password that others try first: one of the most frequent, or one made of the person's address or
 * names, or of the product's name.
 *
 * @param field of the form
 * @param person whose password it becomes; `names` theirs, and that of an organisation which they make with it
 * @throws Invalid on `field`
 */
export function refuseGuessable(
  field: string,
  password: string,
  person: { email: string; names: readonly string[] },
): void {
  if (frequentPasswords().has(fold(password))) throw new Invalid({ [field]: 'password-frequent' });
  if (isMostlyOwnWords(password, wordsOf(person.email, person.names)))
    throw new Invalid({ [field]: 'password-own-words' });
}
