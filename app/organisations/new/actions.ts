'use server';

import { action, creating } from '@/lib/access/gate/action';
import { openOrganisation } from '@/lib/access/organisations/open-organisation';
import { OpenOrganisation } from './inputs';

export const openOrganisationAction = action(
  'signed-in',
  creating(OpenOrganisation),
  async ({ person }, { country, locale, timeZone, ...input }) => {
    const region = { country, locale, timeZone };
    const { workspace, invited } = await openOrganisation(person, { ...input, region });
    return { workspace: workspace.slug, link: invited?.link ?? null, isMailed: invited?.isMailed ?? false };
  },
);
