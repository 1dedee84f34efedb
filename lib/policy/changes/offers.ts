import type { Access } from '../access';
import { decide } from '../decide';
import { entryOf } from '../internal/entry-of';
import type { Decision } from '../model';
import { withBrought } from '../rights';

/** A right as the form for a member's access offers it. */
export interface RightOffer {
  id: string;
  /** Rights that come with it, itself left out. */
  brings: readonly string[];
  /** A new holder of the role has it unless it is taken away (S2.4). */
  isInitial: boolean;
  /** Whether this person may give it, and if not, why (R3). */
  decision: Decision;
}

/** The rights of a role in the model's order, with whether `giver` may give each. */
export function offeredRights(giver: Access, role: string): RightOffer[] {
  const { model } = giver.compiled;
  const given = entryOf(model.roles, role);
  return (given?.rights ?? []).map((id) => ({
    id,
    brings: [...withBrought(model, [id])].filter((other) => other !== id),
    isInitial: given?.initialRights?.includes(id) ?? false,
    decision: mayGive(giver, role, [id]),
  }));
}

/** The rights that a new member gets from `giver` by default (S2.4): initial, and within the giver's ceiling. */
export function initialGrants(giver: Access, role: string): string[] {
  return offeredRights(giver, role)
    .filter(({ isInitial, decision }) => isInitial && decision.allowed)
    .map(({ id }) => id);
}

/** The roles that any role may give, in the model's order, each with whether `giver` may give it here (R3, S0.10). */
export function offeredRoles(giver: Access): { role: string; decision: Decision }[] {
  const { model } = giver.compiled;
  const given = new Set(Object.values(model.roles).flatMap(({ assigns }) => assigns));
  return Object.keys(model.roles)
    .filter((role) => given.has(role))
    .map((role) => ({ role, decision: mayGive(giver, role, []) }));
}

function mayGive(giver: Access, role: string, grants: readonly string[]): Decision {
  const { model, assignment } = giver.compiled;
  // A restricted giver passes their restrictions on, so the restrictions do not decide about this role or right.
  const restrictions = assignment.restrictions.filter((id) => model.restrictions[id]?.roles.includes(role));
  return decide(giver, model.catalogue.giving, { kind: 'assignment', role, restrictions, grants });
}
