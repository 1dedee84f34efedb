import { type AccessModel, type Assignment, type FeatureId, type Rule, type Scope, scopes } from '../model';

/** The scope of a feature's permissions, and the rule that set it. */
export interface AppliedScope {
  scope: Scope;
  rule: Rule;
}

/** Whether one scope has fewer rows than another. */
export function isNarrower(scope: Scope, than: Scope): boolean {
  return scopes.indexOf(scope) < scopes.indexOf(than);
}

/** The scope of each feature of the model: the role's, narrowed by restrictions (S1.22, S1.23). */
export function appliedScopesOf(model: AccessModel, assignment: Assignment): Map<FeatureId, AppliedScope> {
  const carried = Object.entries(model.restrictions).filter(([id]) => assignment.restrictions.includes(id));
  const appliedScopes = new Map<FeatureId, AppliedScope>();
  for (const feature of model.features) {
    const scope = model.roles[assignment.role]?.scopes?.[feature] ?? 'all';
    let applied: AppliedScope = { scope, rule: { kind: 'scope', id: scope, model: model.id } };
    for (const [id, { narrows }] of carried) {
      const narrowed = narrows?.[feature];
      if (narrowed && isNarrower(narrowed, applied.scope)) {
        applied = { scope: narrowed, rule: { kind: 'restriction', id, model: model.id } };
      }
    }
    appliedScopes.set(feature, applied);
  }
  return appliedScopes;
}
