import { type BitSet, bitsOf } from './bit-set';
import { holdingsOf } from './holdings';
import { type AppliedScope, appliedScopesOf } from './internal/applied-scope';
import { evaluate } from './internal/evaluate';
import { refusalOf } from './internal/refusal';
import type {
  AccessModel,
  Assignment,
  Decision,
  Denied,
  FeatureId,
  MaskedField,
  Permission,
  Rule,
} from './model';
import type { PermissionFacts } from './permission-table';

/** The decision about one permission, before any target is known. */
export interface Entry {
  facts: PermissionFacts;
  decision: Decision;
  applied: AppliedScope;
}

/** A compiled assignment, which `decide` reads. Shared between people, never changed. */
export interface Compiled {
  model: AccessModel;
  assignment: Assignment;
  /** One entry for each permission of the model. A map, so that `__proto__` finds nothing (RO6). */
  entries: ReadonlyMap<string, Entry>;
  /** Permissions that their entry allows. */
  held: BitSet;
  /** Permissions given and not restricted, before requirements: R3 compares these. */
  granted: BitSet;
  appliedScopes: ReadonlyMap<FeatureId, AppliedScope>;
  /** Masked fields, with the rule that masks each (S1.26). */
  masks: ReadonlyMap<MaskedField, Rule>;
  /** Why nothing at all is allowed; null for an access in force. */
  refusal: Denied | null;
}

/** Thousands of members share a few assignments; the bound only stops an attacker from filling memory. */
const cacheLimit = 1024;
const cache = new WeakMap<AccessModel, Map<string, Compiled>>();

/**
 * Compiles an assignment once. The walk through the model happens here and leaves a decision, with its rule and
 * remedy, for every permission (R5). Never throws: an assignment that is not in force (RO11), or that names
 * anything unknown to the model (RO6), gives an access that is refused everything.
 */
export function compile(model: AccessModel, assignment: Assignment): Compiled {
  const cachedAssignments = cache.get(model) ?? new Map<string, Compiled>();
  cache.set(model, cachedAssignments);
  const canonical: Assignment = {
    role: assignment.role,
    restrictions: canonicalList(assignment.restrictions),
    grants: canonicalList(assignment.grants),
    plan: assignment.plan,
    level: assignment.level,
    // A flag only ever opens permissions, so unknown flags may be dropped.
    flags: model.catalogue.flags.filter(
      (flag) => Array.isArray(assignment.flags) && assignment.flags.includes(flag),
    ),
    status: assignment.status,
  };
  const key = JSON.stringify(Object.values(canonical));
  let compiled = cachedAssignments.get(key);
  if (compiled === undefined) {
    compiled = build(model, canonical);
    for (const oldest of cachedAssignments.keys()) {
      if (cachedAssignments.size < cacheLimit) break;
      cachedAssignments.delete(oldest);
    }
    cachedAssignments.set(key, compiled);
  }
  return compiled;
}

/** Order and repetition have no meaning. A value that is not a list becomes an unknown id, never an empty list. */
function canonicalList(ids: unknown): string[] {
  return Array.isArray(ids) ? [...new Set<string>(ids)].sort() : ['\0'];
}

function build(model: AccessModel, assignment: Assignment): Compiled {
  const { all } = holdingsOf(model);
  const refusal = refusalOf(model, assignment);
  if (refusal) return refuse(model, assignment, all, refusal);

  const { decisions, granted } = evaluate(model, assignment, all);
  const appliedScopes = appliedScopesOf(model, assignment);
  const entries = new Map<string, Entry>();
  const held: Permission[] = [];
  for (const facts of all) {
    const decision = decisions.get(facts.permission);
    const applied = appliedScopes.get(facts.feature);
    if (!decision || !applied) continue;
    entries.set(facts.permission, { facts, decision: about(decision, facts.permission), applied });
    if (decision.allowed) held.push(facts.permission);
  }
  return {
    model,
    assignment,
    entries,
    held: bitsOf(model.catalogue, held),
    granted: bitsOf(model.catalogue, granted),
    appliedScopes,
    masks: masksOf(model, assignment),
    refusal: null,
  };
}

function refuse(
  model: AccessModel,
  assignment: Assignment,
  all: readonly PermissionFacts[],
  refusal: Denied,
): Compiled {
  const applied: AppliedScope = { scope: 'own', rule: refusal.rule };
  return {
    model,
    assignment,
    entries: new Map(
      all.map((facts) => [facts.permission, { facts, decision: about(refusal, facts.permission), applied }]),
    ),
    held: bitsOf(model.catalogue, []),
    granted: bitsOf(model.catalogue, []),
    appliedScopes: new Map(),
    masks: new Map(model.catalogue.maskedFields.map((field) => [field, refusal.rule])),
    refusal,
  };
}

const about = (decision: Decision, permission: Permission): Decision =>
  decision.allowed ? decision : { ...decision, permission };

function masksOf(model: AccessModel, assignment: Assignment): Map<MaskedField, Rule> {
  const masks = new Map<MaskedField, Rule>();
  for (const [id, restriction] of Object.entries(model.restrictions)) {
    if (!assignment.restrictions.includes(id)) continue;
    for (const field of restriction.masks ?? []) {
      if (!masks.has(field)) masks.set(field, { kind: 'restriction', id, model: model.id });
    }
  }
  return masks;
}
