import 'server-only';
import { inTenant } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { readCustomRoles } from '@/lib/access/context/model-of-organisation';
import type { CustomRole } from '@/lib/access/models/custom-roles';

/** The organisation's custom roles, for pages that name the roles of its people. */
export function listCustomRoles({
  person,
  organisation,
}: Pick<OrganisationContext, 'person' | 'organisation'>): Promise<CustomRole[]> {
  return inTenant({ userId: person.userId, organisationId: organisation.id }, (tx) =>
    readCustomRoles(tx, organisation),
  );
}
