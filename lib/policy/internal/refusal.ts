import { isRoleOfLevel } from '../levels';
import type { AccessModel, Assignment, Denied } from '../model';
import { statuses } from '../model';
import { liftedFor } from '../remedy';

/**
 * Why an assignment gives nothing at all, or null if it is in force.
 *
 * Only active members have rights (RO11), and only where their role exists (S0.10). An id unknown to the model
 * refuses everything rather than being skipped, since an unknown restriction might have taken away anything (RO6).
 */
export function refusalOf(model: AccessModel, assignment: Assignment): Denied | null {
  const { role, restrictions, grants, status, level } = assignment;
  const unknown = (id: string): Denied => ({
    allowed: false,
    rule: { kind: 'unknown', id: String(id), model: model.id },
    remedy: { kind: 'none' },
  });

  if (!statuses.includes(status)) return unknown(status);
  if (!knows(model.roles, role)) return unknown(role);
  for (const id of restrictions) if (!knows(model.restrictions, id)) return unknown(id);
  for (const id of grants) if (!knows(model.rights, id)) return unknown(id);
  if (!isRoleOfLevel(model.roles[role], level)) {
    return { allowed: false, rule: { kind: 'place', id: role, model: model.id }, remedy: { kind: 'none' } };
  }
  if (status === 'active') return null;
  return {
    allowed: false,
    rule: { kind: 'status', id: status, model: model.id },
    remedy: status === 'suspended' || status === 'ended' ? liftedFor(model, role) : { kind: 'none' },
  };
}

/** `['owner']` would find the key `owner`; only a string is an id. */
function knows(all: object, id: unknown): boolean {
  return typeof id === 'string' && Object.hasOwn(all, id);
}
