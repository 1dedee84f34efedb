import { Denied } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import { type Availability, availability, mightEver } from '@/lib/policy/might-ever';

/**
 * The availability of actions on several contacts at once (S2.9, S2.10). A member who answers contacts in
 * Messages may select all that they see, because each row is authorised separately there.
 */
export function bulkAvailability(access: Access): Availability {
  const permission = mightEver(access, 'messages.update-contacts')
    ? 'messages.update-contacts'
    : 'contacts.bulk';
  return availability(access, permission);
}

/**
 * Refuses more than one contact to members who may change only one at a time.
 * @throws Denied
 */
export function authorizeSeveral({ access }: { access: Access }, chosen: readonly unknown[]): void {
  if (chosen.length < 2) return;
  const { decision } = bulkAvailability(access);
  if (!decision.allowed) throw new Denied(decision);
}
