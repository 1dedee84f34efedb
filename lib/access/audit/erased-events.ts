import type { EventBody } from './chain';

/** The body of an event whose text was erased: its hash stays, so that the chain stays whole. */
export const erasedBody = 'null';

/** What is shown in place of the name of an erased person. */
export const erasedName = '—';

/** The first and the last place of events that follow one another. */
export type Places = readonly [number, number];

/** Places in ascending order as ranges. */
export function ranges(places: readonly number[]): Places[] {
  const found: [number, number][] = [];
  for (const seq of places) {
    const last = found.at(-1);
    if (last && last[1] + 1 === seq) last[1] = seq;
    else found.push([seq, seq]);
  }
  return found;
}

/**
 * Compares the events without text with those that later events of the trail declare erased (`person.erased`): a text
 * that is missing without such a declaration was removed by an intruder (AT1, B10).
 */
export class ErasedEvents {
  readonly #missing: number[] = [];
  readonly #declared: Places[] = [];

  /** Takes the place of an event without text. */
  miss(seq: number): void {
    this.#missing.push(seq);
  }

  /** Takes an event that is as it was written. Only what is before it can have been erased. */
  read({ seq, fields }: EventBody): void {
    if (fields.event !== 'person.erased') return;
    const { events } = fields.after as { events: Places[] };
    this.#declared.push(...events.filter(([, last]) => last < seq));
  }

  /** The first event without text that no event declares erased; null if there is none. */
  undeclared(): number | null {
    const isDeclared = (seq: number) => this.#declared.some(([first, last]) => first <= seq && seq <= last);
    return this.#missing.find((seq) => !isDeclared(seq)) ?? null;
  }
}
