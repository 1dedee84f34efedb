import { entryOf } from './internal/entry-of';
import type { AccessModel } from './model';

/** The rights with those that they bring (S2.9–S2.11). */
export function withBrought(model: AccessModel, ids: readonly string[]): Set<string> {
  const held = new Set(ids);
  for (const id of held) {
    for (const brought of entryOf(model.rights, id)?.brings ?? []) held.add(brought);
  }
  return held;
}

/** The rights that remain when one is taken away: a right that brings it is lost with it. */
export function withoutRight(model: AccessModel, ids: readonly string[], taken: string): string[] {
  return [...withBrought(model, ids)].filter((id) => !withBrought(model, [id]).has(taken));
}
