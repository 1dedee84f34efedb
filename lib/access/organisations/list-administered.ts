import 'server-only';
import { listOrganisations } from '@/lib/access/context/context';
import { organisationModel } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { availability } from '@/lib/policy/might-ever';

/** The organisations whose people a person administers, by name. They may have no workspace there (S1.29). */
export async function listAdministered(userId: string): Promise<{ name: string; slug: string }[]> {
  const memberships = await listOrganisations(userId);
  return memberships.flatMap(({ name, slug, role }) => {
    const access = accessOf(
      organisationModel,
      { role, restrictions: [], grants: [], plan: 'starter', level: 0, status: 'active' },
      { userId, seats: [], teams: [] },
    );
    return availability(access, 'people.view').state === 'open' ? [{ name, slug }] : [];
  });
}
