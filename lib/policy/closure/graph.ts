import { type Access, accessOf } from '../access';
import type { Proposal } from '../changes/problems';
import { decide } from '../decide';
import { accessBelow, isRoleOfLevel } from '../levels';
import { mightEver } from '../might-ever';
import type { AccessModel, Permission } from '../model';
import type { Environment } from './environments';

/** The administrative acts of a program. */
export interface Acts {
  /**
   * Acts after which another person has an access: the permission about that access, and the one about the member who
   * has it then. Without `on`, the person is new.
   */
  giving: readonly { name: string; gives: Permission; on?: Permission }[];
  /** Acts that found a workspace below, in which the actor holds the top role. */
  founding: readonly { name: string; by: Permission }[];
}

/** An access that a person can have in a workspace of some depth. */
export interface Node {
  access: Access;
  /** Whether those who act have founded the workspace; otherwise it is one that exists. */
  isFounded: boolean;
}

/** An act by which a person comes to an access. */
export interface Edge {
  act: string;
  to: number;
}

/** Who can bring about which access. Nodes have numbers, their index in `nodes`. */
export interface Graph {
  nodes: readonly Node[];
  /** By the number of the actor's node. */
  edges: readonly (readonly Edge[])[];
}

/** A model whose trees have no end is followed this far. */
const deepest = 32;

const self = { userId: 'actor', seats: ['seat'], teams: ['team'] };

/**
 * The accesses of a model in one environment at every depth that its workspaces can have, and who can bring about which
 * by the acts. The engine decides about each pair. Acts on a member count as possible as soon as the actor may do them
 * to a holder of any role: the person need not be one of those who act together.
 */
export function graphOf(
  model: AccessModel,
  environment: Environment,
  accesses: readonly Proposal[],
  acts: Acts,
): Graph {
  const existing = accessesByDepth(model, environment, accesses, acts);
  const edges = existing.map((): Edge[] => []);
  const numbers = new Map(existing.map((access, number) => [keyOf(access.compiled.assignment), number]));
  const givers = giversAmong(existing, acts);
  // The given access is the outer loop, so that the engine compiles it once.
  for (const [to, { compiled }] of existing.entries()) {
    const { role, restrictions, grants, level } = compiled.assignment;
    for (const { access, number, possible } of givers) {
      if (access.compiled.assignment.level !== level) continue;
      const act = possible.find(
        ({ gives }) => decide(access, gives, { kind: 'assignment', role, restrictions, grants }).allowed,
      );
      if (act) edges[number]?.push({ act: act.name, to });
    }
  }
  for (const [from, access] of existing.entries()) {
    const to = inherits(access, numbers);
    if (to !== undefined) edges[from]?.push({ act: 'inherit', to });
  }
  return withFounded(existing, edges, (access) => founds(access, numbers, acts));
}

/** Adds workspaces that the actors found: the same accesses and acts as in those that exist, reached by founding. */
function withFounded(
  existing: readonly Access[],
  edges: readonly (readonly Edge[])[],
  foundedBy: (access: Access) => Edge[],
): Graph {
  const shifted = ({ act, to }: Edge): Edge => ({ act, to: to + existing.length });
  const founding = existing.map((access) => foundedBy(access).map(shifted));
  return {
    nodes: [false, true].flatMap((isFounded) => existing.map((access) => ({ access, isFounded }))),
    edges: [
      ...edges.map((each, from) => [...each, ...(founding[from] ?? [])]),
      ...edges.map((each, from) => [...each.map(shifted), ...(founding[from] ?? [])]),
    ],
  };
}

/** The accesses at each depth, as long as some access opens workspaces below it. */
function accessesByDepth(
  model: AccessModel,
  environment: Environment,
  accesses: readonly Proposal[],
  { founding }: Acts,
): Access[] {
  const all: Access[] = [];
  for (let level = 0; level < deepest; level++) {
    const here = accesses
      .filter(({ role }) => isRoleOfLevel(model.roles[role], level))
      .map((access) => accessOf(model, { ...environment, ...access, level, status: 'active' }, self));
    for (const access of here) all.push(access);
    if (!founding.some(({ by }) => here.some((access) => mightEver(access, by)))) break;
  }
  return all;
}

/** Those who might give an access, with the acts that they might do. */
function giversAmong(accesses: readonly Access[], { giving }: Acts) {
  return accesses.flatMap((access, number) => {
    const possible = giving.filter(
      ({ gives, on }) => mightEver(access, gives) && (!on || isPossibleOnAnyone(access, on)),
    );
    return possible.length > 0 ? [{ access, number, possible }] : [];
  });
}

function isPossibleOnAnyone(actor: Access, permission: Permission): boolean {
  return Object.keys(actor.compiled.model.roles).some(
    (role) =>
      decide(actor, permission, {
        kind: 'member',
        userId: 'another',
        role,
        restrictions: [],
        grants: [],
        lastOfTopRole: false,
      }).allowed,
  );
}

type Numbers = ReadonlyMap<string, number>;

function inherits({ compiled: { model, assignment } }: Access, numbers: Numbers): number | undefined {
  const access = accessBelow(model, assignment);
  return access ? numbers.get(keyOf({ ...access, level: assignment.level + 1 })) : undefined;
}

function founds({ compiled }: Access, numbers: Numbers, { founding }: Acts): Edge[] {
  const { model, assignment, entries } = compiled;
  const level = assignment.level + 1;
  const top = Object.keys(model.roles).find(
    (id) => model.roles[id]?.top && isRoleOfLevel(model.roles[id], level),
  );
  if (top === undefined) return [];
  const to = numbers.get(keyOf({ role: top, restrictions: [], grants: [], level }));
  return founding.flatMap(({ name, by }) =>
    to !== undefined && entries.get(by)?.decision.allowed ? [{ act: name, to }] : [],
  );
}

function keyOf({ role, restrictions, grants, level }: Proposal & { level: number }): string {
  return JSON.stringify([level, role, [...restrictions].sort(), [...grants].sort()]);
}
