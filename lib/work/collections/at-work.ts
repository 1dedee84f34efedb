import type { Collection } from './definition';

/** Whether a record acts by itself or is open to the public, so that what it uses must stay. One without states is. */
export function isAtWork({ states, liveIn, keptIn = [] }: Collection, state: string | null): boolean {
  return !states || state === liveIn || (state !== null && keptIn.includes(state));
}

/** The states of a collection in which its records are at work; null for a collection without states. */
export const statesAtWork = (collection: Collection): string[] | null =>
  collection.states ? collection.states.filter((state) => isAtWork(collection, state)) : null;
