import { foldEmail } from '@/lib/mail/fold-email';

interface Person {
  email: string | null;
  phone: string | null;
}

/** Knows the people of a file again by email or phone, as a contact's own keys are made (`db/schema/contacts`). */
export class TwinFinder {
  readonly #seen = new Map<string, number>();

  /** The first row of the same person; null for a person not seen before. */
  of(person: Person): number | null {
    return (
      keysOf(person)
        .map((key) => this.#seen.get(key))
        .find((row) => row !== undefined) ?? null
    );
  }

  /** From now on this email and phone are those of the person of that row. */
  remember(row: number, person: Person): void {
    for (const key of keysOf(person)) if (!this.#seen.has(key)) this.#seen.set(key, row);
  }
}

function keysOf({ email, phone }: Person): string[] {
  return [email === null ? undefined : foldEmail(email), phone?.replace(/[^0-9+]/g, '')].filter(
    (key) => key !== undefined,
  );
}
