import type { DemoLine } from '../demo';
import { bringCampaigns } from './campaigns';
import { addressOf, admit, type DemoOrganisation, openOrganisation } from './demo-organisation';

const organisation: DemoOrganisation = {
  name: 'Maison Ondine',
  domain: 'ondine.example',
  model: 'feature-grants',
  plan: 'growth',
  workspace: 'Maison Ondine',
  founder: { name: 'Solène Gaudry', language: 'fr' },
};

const campaigner = {
  name: 'Thibault Marchal',
  language: 'fr',
  role: 'additional-user',
  grants: [
    'email-campaigns-edit',
    'email-campaigns-send',
    'sms-campaigns-edit',
    'contacts-view',
    'contacts-import',
    'templates-edit',
  ],
} as const;
const everything = { name: 'Ludivine Peyrac', language: 'fr', role: 'additional-user' } as const;
const readers = { name: 'Gaspard Oudinot', language: 'fr', role: 'additional-user', grants: [] } as const;

/** Feature grants (S2): an owner, a user with every feature, one with some, one with none. */
export async function seedFeatureGrants(password: string): Promise<DemoLine[]> {
  const owner = await openOrganisation(organisation, password);
  await bringCampaigns(owner);
  for (const each of [everything, campaigner, readers])
    await admit(owner, each, organisation.domain, password);
  return [
    {
      role: 'Account owner',
      email: addressOf(organisation.founder, organisation),
      organisation: organisation.name,
    },
    {
      role: 'Additional user, every feature',
      email: addressOf(everything, organisation),
      organisation: organisation.name,
    },
    {
      role: 'Additional user, some features',
      email: addressOf(campaigner, organisation),
      organisation: organisation.name,
    },
    {
      role: 'Additional user, no feature',
      email: addressOf(readers, organisation),
      organisation: organisation.name,
    },
  ];
}
