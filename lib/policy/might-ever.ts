import type { Access } from './access';
import type { Decision, Permission } from './model';

/**
 * Whether a permission is allowed as far as it does not depend on the target: status, role, rights, restrictions,
 * plan, level and requirements. False means that `decide` denies it for every target. True leaves guards and rows
 * to `decide`.
 */
export function mightEver({ compiled }: Access, permission: Permission): boolean {
  return compiled.entries.get(permission)?.decision.allowed ?? false;
}

/** Whether a menu item or button is open, locked or absent for a person, with the decision that explains it (S2.2). */
export type Availability =
  | { state: 'open'; decision: Extract<Decision, { allowed: true }> }
  /** A remedy exists: lifting a restriction, giving a right, another plan. Shown with a lock (R5). */
  | { state: 'locked'; decision: Extract<Decision, { allowed: false }> }
  /** No remedy exists for this role, or the restriction hides what it denies (S1.25). Not shown. */
  | { state: 'absent'; decision: Extract<Decision, { allowed: false }> };

/** Whether the control of a permission is shown open, with a lock, or not at all. */
export function availability({ compiled }: Access, permission: Permission): Availability {
  const decision: Decision = compiled.entries.get(permission)?.decision ??
    compiled.refusal ?? {
      allowed: false,
      rule: { kind: 'unknown', id: permission, model: compiled.model.id },
      remedy: { kind: 'none' },
    };
  if (decision.allowed) return { state: 'open', decision };
  const { rule, remedy } = decision;
  const isHidden = rule.kind === 'restriction' && compiled.model.restrictions[rule.id]?.hides === true;
  const canOpen = remedy.kind === 'lift' || remedy.kind === 'upgrade';
  return { state: canOpen && !isHidden ? 'locked' : 'absent', decision };
}
