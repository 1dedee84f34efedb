import { inTenant } from '@/db/tenant';
import { hashPassword } from '@/lib/auth/password-hash';
import {
  loadOrganisationContext,
  loadWorkspaceContext,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/services/access/context';
import { revokeAccess } from '@/lib/services/members/revoke';
import { createOrganisation } from '@/lib/services/organisations/create';
import { createTeam } from '@/lib/services/teams/create';
import { createUser } from '@/lib/services/users/create';
import { createWorkspace } from '@/lib/services/workspaces/create';
import { updateWorkspace } from '@/lib/services/workspaces/update';
import type { SeedDemo } from '../demo';
import { mailboxOf } from './invent';
import { holdMail, moveIntoPast } from './past';
import { type Colleague, invite, personOf, welcome } from './people';
import { domain, founder, organisationName, signIns, type WorkspacePlan, workspacePlans } from './plan';
import { bringSettings } from './settings';
import { bringWork } from './work';

/**
 * Fills the demo through the services that the console uses: what they refuse, the demo cannot have.
 *
 * @param password everybody's
 * @returns whom to sign in as
 */
export const seedDemo: SeedDemo = async ({ password }) => {
  const owner = await createFounder(password);
  const [first, ...others] = workspacePlans;
  const { organisation, workspace } = await createOrganisation(owner, {
    name: organisationName,
    // The least plan on which every restriction can be given (S1.27).
    plan: 'advanced',
    model: 'team-inbox',
    workspaceName: first.name,
  });
  await fill(await loadWorkspaceContext(owner, workspace.slug), first, password);
  for (const plan of others) {
    const ctx = await loadOrganisationContext(owner, organisation.slug);
    const { slug } = await createWorkspace(ctx, { name: plan.name });
    await fill(await loadWorkspaceContext(owner, slug), plan, password);
  }
  await holdMail();
  return signIns.map(({ role, name }) => ({ role, email: emailOf(name) }));
};

const emailOf = (name: string) => `${mailboxOf(name)}@${domain}`;

async function createFounder(password: string): Promise<SignedIn> {
  const { name, language: locale } = founder;
  const email = emailOf(name);
  const passwordHash = await hashPassword(password);
  await inTenant({}, (tx) => createUser(tx, { name, email, locale, passwordHash, isEmailVerified: true }));
  const owner = await personOf(email);
  if (!owner) throw new Error('The owner of the demo was not written.');
  return owner;
}

async function fill(owner: WorkspaceContext, plan: WorkspacePlan, password: string): Promise<void> {
  const { version } = owner.workspace;
  await updateWorkspace(owner, { version, name: plan.name, locale: null, timeZone: plan.timeZone });
  const colleagues: Colleague[] = [];
  for (const group of plan.groups) colleagues.push(...(await welcome(owner, group, password)));
  const teamIds = new Map<string, string>();
  for (const name of plan.teams) {
    const memberIds = colleagues.filter(({ team }) => team === name).map(({ memberId }) => memberId);
    teamIds.set(name, (await createTeam(owner, { name, memberIds })).id);
  }
  await bringSettings(owner);
  await bringWork(owner, plan, colleagues, teamIds);

  for (const group of plan.pending) await invite(owner, group);
  const expired: string[] = [];
  for (const group of plan.expired) {
    expired.push(...(await invite(owner, group)).map(({ memberId }) => memberId));
  }
  const memberOf = (wanted?: string) => colleagues.find(({ name }) => name === wanted)?.memberId;
  for (const { name, heir } of plan.revoked) {
    await revokeAccess(owner, { memberId: memberOf(name) ?? '', heirId: memberOf(heir) });
  }
  await moveIntoPast(owner, expired);
}
