import { createHash } from 'node:crypto';
import { foldEmail } from '@/lib/platform/mail/fold-email';

interface Person {
  /** Empty where there is none. */
  name: string;
  email: string | null;
  phone: string | null;
}

/**
 * Knows the people of a file again by email or phone, as a contact's own keys are made (`db/schema/contacts`). A phone
 * may be of several people: with another email and another name it is another person (221).
 *
 * Of each person it holds keys and numbers only, because a file may have 200,000: of a name, 48 bits of its hash.
 */
export class DuplicateFinder {
  readonly #byEmail = new Map<string, number>();
  /** The rows of the people with a phone; a single one is not worth a list. */
  readonly #byPhone = new Map<string, number | number[]>();
  /** By row: the name's number, negative for a person whose email is not known. */
  readonly #names: number[] = [];

  /** The first row of the same person; null for a person not seen before. */
  of(person: Person): number | null {
    const email = emailKey(person);
    const byEmail = email === undefined ? undefined : this.#byEmail.get(email);
    if (byEmail !== undefined) return byEmail;
    return this.#withPhone(person).find((row) => this.#isCompatible(row, person)) ?? null;
  }

  /** From now on this email and phone are those of the person of that row. */
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

  /** Both having an email, it is not the same one: that was looked for first. */
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
