import { loadOrganisationContext, loadWorkspaceContext } from '@/lib/services/access/context';
import { createWorkspace } from '@/lib/services/workspaces/create';
import type { DemoLine } from '../demo';
import { addressOf, admit, type House, openHouse } from './house';

const house: House = {
  name: 'Lumen Host',
  domain: 'lumen.example',
  model: 'hosted-accounts',
  plan: 'enterprise',
  workspace: 'Lumen Host',
  founder: { name: 'Henrike Aldous', language: 'en' },
};

const support = { name: 'Marius Tull', language: 'en', role: 'read-only' } as const;
const admin = { name: 'Clara Winstanley', language: 'en', role: 'admin' } as const;
const standard = { name: 'Jonah Pryce', language: 'en', role: 'standard' } as const;
const readOnly = { name: 'Edith Marlowe', language: 'en', role: 'read-only' } as const;

/** Hosted accounts (S3): a host with its own people, and an account that delegates to it from its creation. */
export async function seedHostedAccounts(password: string): Promise<DemoLine[]> {
  const host = await openHouse(house, password);
  await admit(host, support, house.domain, password);
  const organisation = await loadOrganisationContext(host.person, host.organisation.slug);
  const { slug } = await createWorkspace(organisation, {
    name: 'Winstanley Outdoors',
    parentId: host.workspace.id,
    flags: ['delegated'],
  });
  const account = await loadWorkspaceContext(host.person, slug);
  for (const each of [admin, standard, readOnly]) await admit(account, each, house.domain, password);
  return [
    { role: 'Admin of the host', email: addressOf(house.founder, house), house: house.name },
    { role: 'User of the host', email: addressOf(support, house), house: house.name },
    { role: 'Admin', email: addressOf(admin, house), house: house.name },
    { role: 'Standard', email: addressOf(standard, house), house: house.name },
    { role: 'Read-only', email: addressOf(readOnly, house), house: house.name },
  ];
}
