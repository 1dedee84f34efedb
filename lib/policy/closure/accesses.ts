import type { Proposal } from '../changes/problems';
import type { AccessModel } from '../model';
import { withBrought } from '../rights';

export interface Accesses {
  accesses: readonly Proposal[];
  /** Whether these are all that the model has. */
  isComplete: boolean;
}

/**
 * The accesses of a model: each role with each set of its restrictions (at most one of a group) and each set of its
 * rights with those that they bring.
 *
 * @param whole of a role with more rights than this, only small and large sets
 * @param few the most rights that a small set has, and that a large set lacks
 */
export function accessesOf(model: AccessModel, { whole, few }: { whole: number; few: 1 | 2 }): Accesses {
  const roles = Object.entries(model.roles);
  const accesses = roles.flatMap(([role, { rights = [] }]) => {
    const grants = setsOfRights(
      model,
      rights.length <= whole ? allSubsets(rights) : smallAndLarge(rights, few),
    );
    return setsOfRestrictions(model, role).flatMap((restrictions) =>
      grants.map((each) => ({ role, restrictions, grants: each })),
    );
  });
  return { accesses, isComplete: roles.every(([, { rights = [] }]) => rights.length <= whole) };
}

function setsOfRestrictions(model: AccessModel, role: string): string[][] {
  const choices = new Map<string, string[]>();
  for (const [id, { roles, group = id }] of Object.entries(model.restrictions)) {
    if (roles.includes(role)) choices.set(group, [...(choices.get(group) ?? []), id]);
  }
  let sets: string[][] = [[]];
  for (const ids of choices.values()) {
    sets = sets.flatMap((set) => [set, ...ids.map((id) => [...set, id])]);
  }
  return sets;
}

/** Each set with the rights that its own bring, without repetition. */
function setsOfRights(model: AccessModel, sets: Iterable<string[]>): string[][] {
  const distinct = new Map<string, string[]>();
  for (const set of sets) {
    const closed = [...withBrought(model, set)].sort();
    distinct.set(closed.join(), closed);
  }
  return [...distinct.values()];
}

function* allSubsets(ids: readonly string[]): Generator<string[]> {
  for (let bits = 0; bits < 2 ** ids.length; bits++) yield ids.filter((_, at) => (bits >> at) & 1);
}

function* smallAndLarge(ids: readonly string[], few: 1 | 2): Generator<string[]> {
  const small = ids.flatMap((one, at) => [
    [one],
    ...(few === 2 ? ids.slice(at + 1).map((other) => [one, other]) : []),
  ]);
  for (const set of [[], ...small]) {
    yield set;
    yield ids.filter((id) => !set.includes(id));
  }
}
