import 'server-only';
import { inTenant, type Transaction } from '@/db/tenant';
import { readOrganisations } from '@/lib/access/context/read-organisations';
import { organisationModel } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { type OrganisationPage, openPages } from './organisation-pages';

/** An organisation whose pages a person may open, and the first of them. */
export interface OpenedOrganisation {
  name: string;
  slug: string;
  page: OrganisationPage;
}

/** The organisations whose pages a person may open, by name. They may have no workspace there (S1.29). */
export function listOpenedOrganisations(userId: string): Promise<OpenedOrganisation[]> {
  return inTenant({ userId }, (tx) => readOpenedOrganisations(tx, userId));
}

/** The same in a running transaction of the person, such as that of a page. */
export async function readOpenedOrganisations(
  tx: Transaction,
  userId: string,
): Promise<OpenedOrganisation[]> {
  const memberships = await readOrganisations(tx, userId);
  return memberships.flatMap(({ name, slug, role }) => {
    const access = accessOf(
      organisationModel,
      { role, restrictions: [], grants: [], plan: 'starter', level: 0, status: 'active' },
      { userId, seats: [], teams: [] },
    );
    const [page] = openPages(access);
    return page ? [{ name, slug, page }] : [];
  });
}
