import {
  loadOrganisationContext,
  loadWorkspaceContext,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { createTeam } from '@/lib/access/teams/create-team';
import { updateWorkspace } from '@/lib/access/workspaces/update-workspace';
import type { DemoLine } from '../demo';
import { addActivity } from './activity';
import { addressOf, openOrganisation } from './demo-organisation';
import { moveIntoHistory } from './history';
import { type Colleague, invite, welcome } from './people';
import { domain, founder, organisationName, signIns, type WorkspacePlan, workspacePlans } from './plan';
import { bringSettings } from './settings';
import { bringWork } from './work';

const organisation = {
  name: organisationName,
  domain,
  model: 'team-inbox',
  // The smallest plan on which every restriction can be given (S1.27).
  plan: 'advanced',
  founder,
} as const;

/** Team inbox (S1): three workspaces with their people, settings and work. */
export async function seedTeamInbox(password: string): Promise<DemoLine[]> {
  const [first, ...others] = workspacePlans;
  const owner = await openOrganisation({ ...organisation, workspace: first.name }, password);
  await fill(owner, first, password);
  for (const plan of others) {
    const ctx = await loadOrganisationContext(owner.person, owner.organisation.slug);
    const { slug } = await createWorkspace(ctx, { name: plan.name });
    await fill(await loadWorkspaceContext(owner.person, slug), plan, password);
  }
  return signIns.map(({ role, name }) => ({
    role,
    email: addressOf({ name }, organisation),
    organisation: organisation.name,
  }));
}

async function fill(owner: WorkspaceContext, plan: WorkspacePlan, password: string): Promise<void> {
  const { version } = owner.workspace;
  await updateWorkspace(owner, {
    version,
    name: plan.name,
    locale: null,
    timeZone: plan.timeZone,
    country: plan.country,
  });
  const colleagues: Colleague[] = [];
  for (const group of plan.groups) colleagues.push(...(await welcome(owner, group, password)));
  const teamIds = new Map<string, string>();
  for (const name of plan.teams) {
    const memberIds = colleagues.filter(({ team }) => team === name).map(({ memberId }) => memberId);
    teamIds.set(name, (await createTeam(owner, { name, memberIds })).id);
  }
  const made = await bringSettings(owner);
  const contactIds = await bringWork(owner, plan, colleagues, teamIds, made);
  await addActivity(owner, plan, contactIds, made);

  for (const group of plan.pending) await invite(owner, group);
  const expired: string[] = [];
  for (const group of plan.expired) {
    expired.push(...(await invite(owner, group)).map(({ memberId }) => memberId));
  }
  const memberOf = (wanted?: string) => colleagues.find(({ name }) => name === wanted)?.memberId;
  for (const { name, successor } of plan.revoked) {
    await revokeAccess(owner, { memberId: memberOf(name) ?? '', successorId: memberOf(successor) });
  }
  await moveIntoHistory(owner, expired);
}
