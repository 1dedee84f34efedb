import type { Access } from './access';
import { hasBit } from './bit-set';
import type { FeatureId, Scope, Self, Visibility } from './model';
import { factsOf, opening } from './permission-table';

/** The columns of a row of work that decide who sees it. `seatId` is null when unassigned or vacant. */
export interface Row {
  seatId: string | null;
  teamId: string | null;
}

/**
 * The rows of a feature that a person sees: those for which `decide` allows its opening permission (R6). `db/` turns
 * the answer into SQL; `covers` evaluates it in memory. For contacts within the scope of an Agent (S1.24) the feature
 * is `messages`.
 */
export function visibility({ compiled, self, bound }: Access, feature: FeatureId): Visibility {
  const applied = compiled.appliedScopes.get(feature);
  const { catalogue } = compiled.model;
  const opens = factsOf(catalogue, opening(catalogue, feature));
  if (!applied || !opens || !hasBit(compiled.held, opens.index)) return { kind: 'none' };
  const own = within(applied.scope, self);
  return bound ? inBoth(own, visibility(bound, feature)) : own;
}

/**
 * The rows to which a person may do an act: those for which `decide` allows it. The permission must be about a record;
 * any other gives no rows.
 */
export function permittedRows({ compiled, self, bound }: Access, permission: string): Visibility {
  const entry = compiled.entries.get(permission);
  if (!entry?.decision.allowed || entry.facts.about !== 'record') return { kind: 'none' };
  const own = within(entry.applied.scope, self);
  return bound ? inBoth(own, permittedRows(bound, permission)) : own;
}

/** Whether a feature also shows the rows of the workspaces below this one (S0.2–S0.5). */
export function seesBelow(access: Access, feature: FeatureId): boolean {
  return (
    visibility(access, feature).kind === 'all' &&
    access.compiled.appliedScopes.get(feature)?.scope === 'tree' &&
    (!access.bound || seesBelow(access.bound, feature))
  );
}

/** The rows of a scope for a person; none for a person without seats and teams. */
export function within(scope: Scope, self: Self): Visibility {
  if (scope !== 'own' && scope !== 'team') return everything;
  const teams = scope === 'team' ? self.teams : noTeams;
  if (self.seats.length + teams.length === 0) return { kind: 'none' };
  return { kind: 'some', seats: self.seats, teams };
}

/** Made once, since every decision about a row needs it. */
const everything: Visibility = { kind: 'all' };
const noTeams: readonly string[] = [];

/** Whether a row is among the visible ones. A missing seat or team never matches. */
export function covers(visible: Visibility, row: Row): boolean {
  if (visible.kind !== 'some') return visible.kind === 'all';
  if (visible.and && !covers(visible.and, row)) return false;
  return (
    (row.seatId !== null && visible.seats.includes(row.seatId)) ||
    (row.teamId !== null && visible.teams.includes(row.teamId))
  );
}

/** The rows of two row filters. */
export function inBoth(one: Visibility, other: Visibility): Visibility {
  if (one.kind !== 'some') return one.kind === 'all' ? other : one;
  if (other.kind !== 'some') return other.kind === 'all' ? one : other;
  return { ...one, and: other };
}

/** The union of two row filters without `and`, for rows that two features show. */
export function widest(one: Visibility, other: Visibility): Visibility {
  if (one.kind === 'all' || other.kind === 'none') return one;
  if (other.kind === 'all' || one.kind === 'none') return other;
  return {
    kind: 'some',
    seats: [...new Set([...one.seats, ...other.seats])],
    teams: [...new Set([...one.teams, ...other.teams])],
  };
}
