import { isSubset } from '../bit-set';
import { type Compiled, compile } from '../compile';
import { accessBelow } from '../levels';
import { type FeatureId, scopes } from '../model';
import type { Graph, Node } from './graph';

/** An access that people came to by an act; the first is one that they began with. */
export interface Step {
  act: string | null;
  node: Node;
}

interface Arrival {
  from: number | null;
  act: string | null;
}

/**
 * A series of acts by which people come to an access above everything that they began with, or null if there is none.
 * They may act as often as they like, through any number of people whom they let in. `starts`: who acts together.
 */
export function wayUp({ nodes, edges }: Graph, starts: readonly number[]): Step[] | null {
  const bounds = starts.flatMap((start) => (nodes[start] ? [boundsOf(nodes[start].access.compiled)] : []));
  const arrivals = new Map<number, Arrival>(starts.map((start) => [start, { from: null, act: null }]));
  for (const [from] of arrivals) {
    for (const { act, to } of edges[from] ?? []) {
      const node = nodes[to];
      if (!node || arrivals.has(to)) continue;
      arrivals.set(to, { from, act });
      if (!bounds.some((bound) => isWithin(node, bound))) return pathTo(nodes, arrivals, to);
    }
  }
  return null;
}

function pathTo(nodes: readonly Node[], arrivals: ReadonlyMap<number, Arrival>, end: number): Step[] {
  const path: Step[] = [];
  for (let at: number | null = end; at !== null; at = arrivals.get(at)?.from ?? null) {
    const node = nodes[at];
    if (node) path.unshift({ act: arrivals.get(at)?.act ?? null, node });
  }
  return path;
}

/** The most that a person holds. */
interface Bounds {
  start: Compiled;
  /** By depth: what they have there, in the workspaces that exist. */
  at: ReadonlyMap<number, readonly Compiled[]>;
}

/**
 * Their access, and the one that they inherit in each workspace below. Where a role only comes from above, what its
 * holder gives is bounded by another role (S3.13), which counts as held.
 */
function boundsOf(start: Compiled): Bounds {
  const { model } = start;
  const at = new Map<number, Compiled[]>();
  const last = start.assignment.level + 32;
  for (let held: Compiled | null = start; held && held.assignment.level < last; held = inheritedFrom(held)) {
    const { role, level } = held.assignment;
    const { givesAs } = model.roles[role] ?? {};
    const isGiven = Object.values(model.roles).some(({ assigns }) => assigns.includes(role));
    const further = givesAs && !isGiven ? [compile(model, { ...held.assignment, role: givesAs })] : [];
    at.set(level, [held, ...further]);
  }
  return { start, at };
}

function inheritedFrom({ model, assignment }: Compiled): Compiled | null {
  const access = accessBelow(model, assignment);
  const below = access && compile(model, { ...assignment, ...access, level: assignment.level + 1 });
  return below?.refusal ? null : below;
}

/** In a workspace that they founded, people may have what they have above it; in one that exists, what they have there. */
function isWithin({ access: { compiled }, isFounded }: Node, { start, at }: Bounds): boolean {
  const here = at.get(compiled.assignment.level) ?? [];
  if (here.some((bound) => isSubset(compiled.held, bound.held) && hasNoMore(compiled, bound))) return true;
  return isFounded && hasNoMore(compiled, start);
}

/** Before plan, depth and flags: no further permission, no wider rows, no field unmasked, no role to give or manage. */
function hasNoMore(inner: Compiled, outer: Compiled): boolean {
  if (!isSubset(inner.granted, outer.granted)) return false;
  if ([...outer.masks.keys()].some((field) => !inner.masks.has(field))) return false;
  const managed = managedBy(outer);
  if ([...managedBy(inner)].some((role) => !managed.has(role))) return false;
  const bounds = widthsOf(outer);
  return [...widthsOf(inner)].every(([feature, width]) => width <= (bounds.get(feature) ?? -1));
}

const widths = new WeakMap<Compiled, ReadonlyMap<FeatureId, number>>();

/** How wide the rows are that an access shows, of each feature with rows that it holds. */
function widthsOf(compiled: Compiled): ReadonlyMap<FeatureId, number> {
  let known = widths.get(compiled);
  if (known === undefined) {
    const shown = [...compiled.entries.values()].filter(
      ({ facts, decision }) => facts.hasRows && decision.allowed,
    );
    known = new Map(shown.map(({ facts: { feature }, applied }) => [feature, scopes.indexOf(applied.scope)]));
    widths.set(compiled, known);
  }
  return known;
}

/** The roles that an access gives, or whose holders it changes. */
function managedBy({ model, assignment, entries }: Compiled): Set<string> {
  const { assigns = [], administers = [] } = model.roles[assignment.role] ?? {};
  const guards = new Set(
    [...entries.values()].flatMap(({ facts, decision }) => (decision.allowed ? facts.guards : [])),
  );
  return new Set([
    ...(guards.has('assigns') ? assigns : []),
    ...(guards.has('administers') ? administers : []),
  ]);
}
