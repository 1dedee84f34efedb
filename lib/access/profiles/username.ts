/** Characters that do not decompose into an accent and a base, with their usual transcription. */
const transcriptions: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Without case and accents, like the column `username_key`: the form in which usernames are compared. */
export function foldUsername(username: string): string {
  return username
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** A name in letters and digits that every keyboard has. */
function plain(name: string): string {
  return foldUsername(name)
    .replace(/[^\x20-\x7e]/g, (character) => transcriptions[character] ?? '')
    .replace(/[^a-z0-9]/g, '');
}

/**
 * Initial and surname (S4.7): Élodie Dupré is `edupre`. Null where a name has no such characters; the email then
 * replaces it.
 */
export function usernameOf({ firstName, lastName }: { firstName: string; lastName: string }): string | null {
  const [initial, surname] = [plain(firstName).slice(0, 1), plain(lastName)];
  return initial && surname ? `${initial}${surname}`.slice(0, 60) : null;
}
