'use server';

import { action, creating } from '@/lib/access/gate/action';
import { openOrganisation } from '@/lib/access/organisations/open-organisation';
import { OpenOrganisation } from './inputs';

export const openOrganisationAction = action(
  'signed-in',
  creating(OpenOrganisation),
  async ({ person }, input) => {
    const { workspace, invited } = await openOrganisation(person, input);
    return { workspace: workspace.slug, link: invited?.link ?? null, isMailed: invited?.isMailed ?? false };
  },
);
