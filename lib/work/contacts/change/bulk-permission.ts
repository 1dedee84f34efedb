import { Denied } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import { type Availability, availability, mightEver } from '@/lib/policy/might-ever';

/**
 * How acting on several contacts at once stands for a person (S2.9, S2.10). Whoever answers them in Messages works on
 * as many as they see, since what they may do there is said row by row.
 */
export function bulkAvailability(access: Access): Availability {
  const permission = mightEver(access, 'messages.update-contacts')
    ? 'messages.update-contacts'
    : 'contacts.bulk';
  return availability(access, permission);
}

/**
 * Refuses who may change contacts one at a time only, as soon as there is more than one.
 *
 * @throws Denied
 */
export function authorizeSeveral({ access }: { access: Access }, chosen: readonly unknown[]): void {
  if (chosen.length < 2) return;
  const { decision } = bulkAvailability(access);
  if (!decision.allowed) throw new Denied(decision);
}
