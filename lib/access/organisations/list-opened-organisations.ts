import 'server-only';
import { listOrganisations } from '@/lib/access/context/context';
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
export async function listOpenedOrganisations(userId: string): Promise<OpenedOrganisation[]> {
  const memberships = await listOrganisations(userId);
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
