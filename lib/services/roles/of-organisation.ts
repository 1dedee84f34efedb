import 'server-only';
import { inTenant } from '@/db/tenant';
import type { CustomRole } from '@/lib/policy/models/custom-roles';
import type { OrganisationContext } from '@/lib/services/access/context';
import { readCustomRoles } from './model-in';

/** The organisation's own roles, for pages that name the places of its people. */
export function ownRolesOf({ person, organisation }: OrganisationContext): Promise<CustomRole[]> {
  return inTenant({ userId: person.userId, organisationId: organisation.id }, (tx) =>
    readCustomRoles(tx, organisation),
  );
}
