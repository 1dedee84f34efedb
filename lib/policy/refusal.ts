import type { AccessModel, Assignment, Denied } from './model';
import { statuses } from './model';
import { liftedFor } from './remedy';

/**
 * Why an assignment gives nothing at all, or null if it is in force.
 *
 * Only active members have rights (RO11). An id that the model does not know refuses everything rather than
 * being skipped, since a restriction that is not understood might have taken away anything (RO6).
 */
export function refusalOf(model: AccessModel, assignment: Assignment): Denied | null {
  const { role, restrictions, grants, status } = assignment;
  const unknown = (id: string): Denied => ({
    allowed: false,
    rule: { kind: 'unknown', id: String(id), model: model.id },
    remedy: { kind: 'none' },
  });

  if (!statuses.includes(status)) return unknown(status);
  if (!Object.hasOwn(model.roles, role)) return unknown(role);
  for (const id of restrictions) if (!Object.hasOwn(model.restrictions, id)) return unknown(id);
  for (const id of grants) if (!Object.hasOwn(model.rights, id)) return unknown(id);
  if (status === 'active') return null;
  return {
    allowed: false,
    rule: { kind: 'status', id: status, model: model.id },
    remedy: status === 'suspended' ? liftedFor(model, role) : { kind: 'none' },
  };
}
