import type { Access } from './access';
import type { Entry } from './compile';
import { guards } from './internal/guards';
import type { Decision, Denied, Target } from './model';
import type { PermissionFacts } from './permission-table';
import { askAdministrators, liftedFor } from './remedy';
import { covers, within } from './visibility';

/**
 * Whether a person may do an act to a target, with the deciding rule and, if denied, the remedy (R5). Total: never
 * throws, and denies everything unknown (RO6). Order of evaluation: the compiled access, the kind of target, the
 * guards (R1–R3), the scope of rows.
 *
 * Whether a page or a button is shown at all is another question: `availability`, `mightEver`.
 */
export function decide(access: Access, permission: string, target: Target): Decision {
  const { compiled, self, bound } = access;
  const entry = compiled.entries.get(permission);
  if (!entry) return compiled.refusal ?? unknown(access, permission);

  const { decision, facts, applied } = entry;
  if (!decision.allowed) return decision;
  if (target?.kind !== facts.about) return unknown(access, `target:${facts.about}`);
  switch (target.kind) {
    case 'workspace':
      return decision;
    case 'record':
      if (!covers(within(applied.scope, self), target)) return outOfScope(access, entry);
      return bound ? decide(bound, permission, target) : decision;
    default:
      return deniedByGuard(access, facts, target) ?? decision;
  }
}

function deniedByGuard(
  access: Access,
  { guards: ids, permission }: PermissionFacts,
  target: Extract<Target, { kind: 'member' | 'assignment' }>,
): Denied | null {
  for (const id of ids) {
    const guard = guards[id];
    if (!guard?.forbids(access, target)) continue;
    return {
      allowed: false,
      rule: { kind: 'guard', id, model: access.compiled.model.id },
      remedy: guard.remedy(access, target),
      permission,
    };
  }
  return null;
}

function outOfScope({ compiled: { model, assignment } }: Access, { applied, facts }: Entry): Denied {
  const { rule } = applied;
  const by = rule.kind === 'restriction' ? liftedFor : askAdministrators;
  return { allowed: false, rule, remedy: by(model, assignment.role), permission: facts.permission };
}

function unknown({ compiled }: Access, id: string): Denied {
  return {
    allowed: false,
    rule: { kind: 'unknown', id, model: compiled.model.id },
    remedy: { kind: 'none' },
  };
}
