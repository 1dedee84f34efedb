import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { createHostedAccount } from '@/lib/access/hosted-accounts/create-hosted-account';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { renameWorkspace } from '@/lib/access/organisation-workspaces/rename-workspace';
import { changeModel } from '@/lib/access/organisations/change-model';
import { openOrganisation } from '@/lib/access/organisations/open-organisation';
import { changeOrganisationRole } from '@/lib/access/people/change-role';
import { editPerson } from '@/lib/access/people/edit-person';
import { removePerson } from '@/lib/access/people/remove-person';
import { changeOrganisationPlan } from '@/lib/access/subscription/change-organisation-plan';
import { createTeam } from '@/lib/access/teams/create-team';
import { Denied } from '@/lib/platform/errors';
import type { AccessModel } from '@/lib/policy/model';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { delegatedManagers } from './delegated-managers';
import { hostedAccounts } from './hosted-accounts';
import { organisation } from './organisation';
import { teamInbox } from './team-inbox';

type Role = AccessModel['roles'][string];

/**
 * In the models of the product no role has one of these permissions without the other. The services ask for both, so
 * that a model whose roles have less is enforced as well. The roles have less in this file only.
 */
function narrow(role: Role, changes: Partial<Role>): void {
  Object.assign(role, changes);
}

const { billing } = organisation.roles;
narrow(billing, { grants: [...billing.grants, 'people.view', 'people.edit-role'], administers: ['member'] });
const { standard } = hostedAccounts.roles;
narrow(standard, { grants: [...standard.grants, 'hosted-accounts.create'] });
narrow(delegatedManagers.roles.administrator, { assigns: [] });
// Settings contains teams.
const withoutTeams = teamInbox.features.filter((feature) => feature !== 'teams' && feature !== 'settings');
narrow(teamInbox.roles.manager, { grants: withoutTeams.map((feature) => `${feature}.*` as const) });

const { admin } = await separateDatabase();
const refused = refusals(admin);

test('R3 S1.34 a role that sees the people changes neither people nor organisation', async () => {
  const { olga, ben, ana } = await world({ people: { olga: 'owner', ben: 'agent', ana: 'agent' } });
  await admin`update people set role = 'billing' where user_id = ${ben.person.userId}`;
  const seeing = await loadOrganisationContext(ben.person, olga.organisation.slug);
  const { userId } = ana.person;
  const attempts = [
    () => editPerson(seeing, { userId, from: 'ana', name: 'Anna' }),
    () => changeOrganisationRole(seeing, { userId, from: 'member', role: 'billing' }),
    () => removePerson(seeing, { userId }),
    () => changeModel(seeing, { from: 'team-inbox', model: 'account-tree' }),
    () => changeOrganisationPlan(seeing, { from: 'enterprise', plan: 'starter' }),
    () => createWorkspace(seeing, { name: 'Mine' }),
    () => renameWorkspace(seeing, { workspaceId: olga.workspace.id, version: 1, name: 'Mine' }),
  ];
  const stored = () =>
    admin`select * from organisations, workspaces where organisations.id = organisation_id`;
  const before = await stored();
  for (const attempt of attempts) await refused(olga, attempt, expect.any(Denied));
  expect(await stored()).toEqual(before);
});

test('R3 S1.8 a role that invites and manages no team puts no invited person into a team', async () => {
  const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
  const { id: teamId } = await createTeam(olga, { name: 'Orders', memberIds: [] });
  const input = { emails: ['ines@example.com'], role: 'agent', restrictions: ['visibility-team'] };
  await refused(olga, () => inviteMembers(mona, { ...input, teamId }), expect.any(Denied));
  await expect(inviteMembers(mona, input)).resolves.toMatchObject({ invited: [{}] });
});

test('R3 S3.4 a role that creates accounts and invites no user gives none a first Admin', async () => {
  const { host, helper } = await world({
    model: 'hosted-accounts',
    people: { host: 'admin', helper: 'standard' },
  });
  const input = { name: 'Brasserie Nord', email: 'ada@example.com' };
  await refused(host, () => createHostedAccount(helper, input), expect.any(Denied));
  expect(await admin`select 1 from workspaces where parent_id = ${host.workspace.id}`).toEqual([]);
});

test('R3 a new organisation whose top role may not be given gets no other owner', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const owner = 'ada@example.com';
  const input = { name: 'Elsewhere', model: 'delegated-managers', plan: 'enterprise', owner } as const;
  await refused(
    olga,
    () => openOrganisation(olga.person, { ...input, workspaceName: 'Elsewhere' }),
    expect.any(Denied),
  );
  expect(await admin`select 1 from organisations where name = 'Elsewhere'`).toEqual([]);
});
