import { createHash } from 'node:crypto';
import { foldEmail } from '@/lib/platform/mail/fold-email';

interface Person {
  /** Empty without a name. */
  name: string;
  email: string | null;
  phone: string | null;
}

/**
 * Finds rows of the same person in a file by email or phone, with the keys that contacts have
 * (`db/schema/contacts`). Several people may share a phone: a different email and a different name mean a
 * different person (decision 221). A file may have 200,000 people, so it keeps only keys and numbers of each,
 * and 48 bits of a hash of the name.
 */
export class DuplicateFinder {
  readonly #byEmail = new Map<string, number>();
  /** The rows with a phone; one row is stored without an array. */
  readonly #byPhone = new Map<string, number | number[]>();
  /** By row: the number of the name; negative for a person without an email. */
  readonly #names: number[] = [];

  /** The first row of the same person; null for a new person. */
  of(person: Person): number | null {
    const email = emailKey(person);
    const byEmail = email === undefined ? undefined : this.#byEmail.get(email);
    if (byEmail !== undefined) return byEmail;
    return this.#withPhone(person).find((row) => this.#isCompatible(row, person)) ?? null;
  }

  /** Registers an email and a phone for the person of that row. */
  remember(row: number, person: Person): void {
    const email = emailKey(person);
    if (email !== undefined && !this.#byEmail.has(email)) this.#byEmail.set(email, row);
    const phone = phoneKey(person);
    if (phone !== undefined) {
      const rows = this.#withPhone(person);
      if (rows.length === 0) this.#byPhone.set(phone, row);
      else if (!rows.includes(row)) this.#byPhone.set(phone, [...rows, row]);
    }
    const name = Math.abs(this.#names[row] ?? 0) || nameNumber(person);
    this.#names[row] = email !== undefined || (this.#names[row] ?? 0) > 0 ? name : -name;
  }

  #withPhone(person: Person): readonly number[] {
    const rows = this.#byPhone.get(phoneKey(person) ?? '') ?? [];
    return typeof rows === 'number' ? [rows] : rows;
  }

  /** Two emails differ here, because the same one was looked up before. */
  #isCompatible(row: number, person: Person): boolean {
    const known = this.#names[row] ?? 0;
    return known <= 0 || person.email === null || (person.name !== '' && known === nameNumber(person));
  }
}

function nameNumber({ name }: Person): number {
  return 1 + createHash('sha1').update(name.toLowerCase()).digest().readUIntBE(0, 6);
}

const emailKey = ({ email }: Person) => (email === null ? undefined : foldEmail(email));
const phoneKey = ({ phone }: Person) => phone?.replace(/[^0-9+]/g, '');
