import { type AffectedFeature, affectedFeatures } from '@/lib/access/roles/affected-features';
import { difference, verdict } from '@/lib/policy/changes/difference';
import { compile } from '@/lib/policy/compile';
import type { AccessModel, Assignment, Plan } from '@/lib/policy/model';

/** The members with one access, in workspaces of one kind. */
export interface SameAccess {
  given: Pick<Assignment, 'role' | 'restrictions' | 'grants' | 'level' | 'flags'>;
  people: number;
}

/** What another plan does to the people of an organisation. */
export interface PlanChange {
  plan: Plan;
  /** The people whose access changes. */
  changed: number;
  features: AffectedFeature[];
}

/**
 * What each plan opens and closes, in people (B2). The policy runs once for each different access. Invited and suspended
 * people are evaluated as if their access were in force.
 */
export function planChanges(
  model: AccessModel,
  current: Plan,
  plans: readonly Plan[],
  accesses: readonly SameAccess[],
): PlanChange[] {
  return plans.map((plan) => {
    const changes = accesses.map(({ given, people }) => {
      const under = (each: Plan) => compile(model, { ...given, status: 'active', plan: each });
      return { change: difference(under(current), under(plan)), people };
    });
    const changed = changes.filter(({ change }) => verdict(change) !== 'same');
    return {
      plan,
      changed: changed.reduce((total, { people }) => total + people, 0),
      features: affectedFeatures(model.features, changed),
    };
  });
}
