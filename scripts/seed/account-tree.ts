import { inTenant } from '@/db/tenant';
import {
  loadOrganisationContext,
  loadWorkspaceContext,
  tenantOf,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { setFlag } from '@/lib/access/workspaces/set-flag';
import type { DemoLine } from '../demo';
import { fillAccountTree } from './account-tree-work';
import { addressOf, admit, type DemoOrganisation, openOrganisation } from './demo-organisation';

const organisation: DemoOrganisation = {
  name: 'Meridian Couriers',
  domain: 'meridian.example',
  model: 'account-tree',
  plan: 'enterprise',
  workspace: 'Meridian Couriers',
  founder: { name: 'Beatrix Ashworth', language: 'en' },
};

const north = { name: 'Dermot Gallagher', language: 'en', role: 'sub-account-admin' } as const;
const advanced = { name: 'Priya Raman', language: 'en', role: 'advanced' } as const;
const southern = { name: 'Imogen Farrant', language: 'en', role: 'sub-account-admin' } as const;
const basic = { name: 'Owen Pritchard', language: 'en', role: 'basic' } as const;

/** Account tree (S0): a prepaid parent, two regions, a depot below one of them, and some work in each. */
export async function seedAccountTree(password: string): Promise<DemoLine[]> {
  const opened = await openOrganisation(organisation, password);
  await inTenant(tenantOf(opened), (tx) => setFlag(tx, opened.workspace.id, 'prepaid', true));
  const parent = await loadWorkspaceContext(opened.person, opened.workspace.slug);
  const region = await below(parent, 'North');
  const south = await below(parent, 'South');
  await below(region, 'Harbour depot');
  await below(south, 'Airport depot');
  await admit(region, north, organisation.domain, password);
  await admit(south, southern, organisation.domain, password);
  await admit(region, advanced, organisation.domain, password);
  await admit(region, basic, organisation.domain, password);
  await fillAccountTree(parent, region);
  return [
    {
      role: 'Parent admin',
      email: addressOf(organisation.founder, organisation),
      organisation: organisation.name,
    },
    { role: 'Sub-account admin', email: addressOf(north, organisation), organisation: organisation.name },
    { role: 'Advanced user', email: addressOf(advanced, organisation), organisation: organisation.name },
    { role: 'Basic user', email: addressOf(basic, organisation), organisation: organisation.name },
  ];
}

async function below(above: WorkspaceContext, name: string): Promise<WorkspaceContext> {
  const organisation = await loadOrganisationContext(above.person, above.organisation.slug);
  const { slug } = await createWorkspace(organisation, { name, parentId: above.workspace.id });
  return loadWorkspaceContext(above.person, slug);
}
