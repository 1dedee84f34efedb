import { entryOf } from '../internal/entry-of';
import { isRoleOfLevel } from '../levels';
import type { AccessModel, Decision, Plan } from '../model';
import { restrictionsOf } from './takes';

/** An access as a form or a request proposes it. */
export interface Proposal {
  role: string;
  restrictions: readonly string[];
  grants: readonly string[];
}

export type ProblemCode =
  | 'unknown-role'
  | 'role-of-other-place'
  | 'unknown-restriction'
  | 'restriction-of-other-role'
  | 'exclusive-restrictions'
  | 'restriction-not-on-plan'
  | 'unknown-grant'
  | 'grant-of-other-role';

/** A problem of a proposed access: its field, and the id concerned. */
export interface Problem {
  field: keyof Proposal;
  code: ProblemCode;
  id: string;
}

/**
 * The problems of a proposed access; empty if there are none. Whether the actor may give it is another question:
 * `decide(…, 'users.invite' or 'users.assign', …)`.
 *
 * `before` is the member's present access: a restriction stays allowed after a downgrade of the plan, since refusing
 * it would lift it (S1.27). `level` is the depth of the workspace (S0.10).
 */
export function problems(
  model: AccessModel,
  { role, restrictions, grants }: Proposal,
  plan: Plan,
  before?: Pick<Proposal, 'restrictions'>,
  level?: number,
): Problem[] {
  const given = entryOf(model.roles, role);
  if (!given) return [{ field: 'role', code: 'unknown-role', id: role }];

  const violations: Problem[] = [];
  if (level !== undefined && !isRoleOfLevel(given, level)) {
    violations.push({ field: 'role', code: 'role-of-other-place', id: role });
  }
  const inGroup = new Map<string, string>();
  for (const id of new Set(restrictions)) {
    const add = (code: ProblemCode) => violations.push({ field: 'restrictions', code, id });
    const restriction = entryOf(model.restrictions, id);
    if (!restriction) {
      add('unknown-restriction');
      continue;
    }
    const { roles, group, plans } = restriction;
    if (!roles.includes(role)) add('restriction-of-other-role');
    if (plans && !plans.includes(plan) && !before?.restrictions.includes(id)) add('restriction-not-on-plan');
    if (group !== undefined) {
      if (inGroup.has(group)) add('exclusive-restrictions');
      inGroup.set(group, id);
    }
  }
  for (const id of new Set(grants)) {
    if (!entryOf(model.rights, id)) violations.push({ field: 'grants', code: 'unknown-grant', id });
    else if (!given.rights?.includes(id))
      violations.push({ field: 'grants', code: 'grant-of-other-role', id });
  }
  return violations;
}

/** A restriction as the form for a member's access offers it. */
export interface Offer {
  id: string;
  /** Restrictions of one group are one choice (S1.22, S1.23). */
  group: string | null;
  available: boolean;
  /** Why it is not available: the plan, with the plans that offer it (S1.27). */
  decision: Decision;
}

/** The restrictions that take something from a role, in the model's order, each with whether the plan offers it. */
export function offered(model: AccessModel, role: string, plan: Plan): Offer[] {
  return restrictionsOf(model, role).map((id) => {
    const { group = null, plans } = model.restrictions[id] ?? {};
    const available = !plans || plans.includes(plan);
    const decision: Decision = available
      ? { allowed: true, rule: { kind: 'restriction', id, model: model.id } }
      : { allowed: false, rule: { kind: 'plan', id, model: model.id }, remedy: { kind: 'upgrade', plans } };
    return { id, group, available, decision };
  });
}
