import { permissionsOf } from '@/lib/access/models/permissions';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { type Availability, availability } from '@/lib/policy/might-ever';
import type { Requirement } from '@/lib/policy/model';
import { expand } from '@/lib/policy/permission-table';
import { type Collection, type RecordVerb, recordVerbs } from './definition';

/** How each verb and each transition of a collection stands for a person. */
export interface CollectionAvailabilities {
  verbs: Record<RecordVerb, Availability>;
  transitions: Record<string, Availability>;
}

/** The same answers as the services give: the definition names the permission, the policy decides. */
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

/** What is not true of the workspace, although steps of the collection need it: for everybody who looks (S2.19). */
export function unmetFlags({ compiled }: Access, { id, transitions = {} }: Collection): Requirement[] {
  const { model, assignment } = compiled;
  const all = permissionsOf([id]);
  const steps = Object.values(transitions).map(({ needs }) => needs);
  return model.requirements.filter(({ on, flags = [] }) => {
    const isMet = flags.every((flag) => assignment.flags?.includes(flag));
    return !isMet && steps.some((step) => expand(on, all).has(step));
  });
}
