import { permissionsOf } from '@/lib/access/models/permissions';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { type Availability, availability } from '@/lib/policy/might-ever';
import type { Requirement } from '@/lib/policy/model';
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
