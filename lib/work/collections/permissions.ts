import { factsOf, permissionsOf } from '@/lib/access/models/permissions';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { decide } from '@/lib/policy/decide';
import { type Availability, availability, mightEver } from '@/lib/policy/might-ever';
import type { Denied, Requirement } from '@/lib/policy/model';
import { expand } from '@/lib/policy/permission-table';
import { type Collection, type RecordVerb, recordVerbs } from './definition';

/** The availability of each verb and each transition of a collection. */
export interface CollectionAvailabilities {
  verbs: Record<RecordVerb, Availability>;
  transitions: Record<string, Availability>;
}

/**
 * Evaluates the verbs and transitions of a collection. The definition names the permissions that the services
 * check too.
 */
export function availabilitiesIn(
  access: Access,
  { needs, transitions = {} }: Collection,
): CollectionAvailabilities {
  const ask = (permission: Permission) => availability(access, permission);
  const verbs = recordVerbs.map((verb) => [verb, ask(needs[verb])] as const);
  const steps = Object.entries(transitions).map(([id, step]) => [id, ask(step.needs)] as const);
  return {
    verbs: Object.fromEntries(verbs) as Record<RecordVerb, Availability>,
    transitions: Object.fromEntries(steps),
  };
}

/** Whether a permission depends on the record that it is used on, and not only on the workspace. */
export const isAboutRecord = (permission: Permission) => factsOf(permission)?.about === 'record';

/** The transitions that a person may make, but not of a record of this seat, each with the reason (S0.4). */
export function deniedTransitions(
  access: Access,
  { transitions = {} }: Collection,
  seatId: string | null,
): Record<string, Denied> {
  const denied: Record<string, Denied> = {};
  for (const [id, { needs }] of Object.entries(transitions)) {
    if (!isAboutRecord(needs) || !mightEver(access, needs)) continue;
    const decision = decide(access, needs, { kind: 'record', seatId, teamId: null });
    if (!decision.allowed) denied[id] = decision;
  }
  return denied;
}

/**
 * Requirements of the workspace that transitions of the collection need and that are not met, the same for
 * every member (S2.19).
 */
export function unmetFlags({ compiled }: Access, { id, transitions = {} }: Collection): Requirement[] {
  const { model, assignment } = compiled;
  const all = permissionsOf([id]);
  const steps = Object.values(transitions).map(({ needs }) => needs);
  return model.requirements.filter(({ on, flags = [] }) => {
    const isMet = flags.every((flag) => assignment.flags?.includes(flag));
    return !isMet && steps.some((step) => expand(on, all).has(step));
  });
}
