import type { Proposal } from '../changes/problems';
import type { AccessModel } from '../model';
import { environmentsOf } from './environments';
import { type Acts, graphOf } from './graph';
import { type Step, wayUp } from './way-up';

/** The size of a proof that no series of acts leads up, or the series that does. */
export interface Proof {
  /** Accesses in every environment and at every depth. */
  accesses: number;
  /** Pairs of an actor and an access that they can bring about. */
  acts: number;
  /** From how many people, alone, everything was followed that they can bring about. */
  alone: number;
  /** From how many pairs of people. */
  together: number;
  wayUp: Step[] | null;
}

/** Beyond so many accesses, pairs are left out: each act is decided for one actor, so that a pair adds none. */
const mostForPairs = 200;

/**
 * Follows all acts of each person, and of each two together, and of all whom they let in, until nothing new comes, and
 * looks for an access above what they began with. Ends at the first that it finds.
 */
export function prove(model: AccessModel, accesses: readonly Proposal[], acts: Acts): Proof {
  const proof: Proof = { accesses: 0, acts: 0, alone: 0, together: 0, wayUp: null };
  for (const environment of environmentsOf(model)) {
    const graph = graphOf(model, environment, accesses, acts);
    // Those who begin are members of workspaces that exist.
    const people = graph.nodes.length / 2;
    proof.accesses += people;
    proof.acts += graph.edges.slice(0, people).reduce((sum, edges) => sum + edges.length, 0);
    for (const starts of alone(people)) {
      proof.alone += 1;
      proof.wayUp = wayUp(graph, starts);
      if (proof.wayUp) return proof;
    }
    for (const starts of people > mostForPairs ? [] : pairs(people)) {
      proof.together += 1;
      proof.wayUp = wayUp(graph, starts);
      if (proof.wayUp) return proof;
    }
  }
  return proof;
}

function* alone(people: number): Generator<number[]> {
  for (let one = 0; one < people; one++) yield [one];
}

function* pairs(people: number): Generator<number[]> {
  for (let one = 0; one < people; one++) for (let other = 0; other < one; other++) yield [one, other];
}
