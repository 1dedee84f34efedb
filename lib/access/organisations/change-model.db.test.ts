import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { workspaceModels } from '@/lib/access/models/registry';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { createTeam } from '@/lib/access/teams/create-team';
import { Denied, Invalid, Stale } from '@/lib/platform/errors';
import { giveContacts } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { changeModel } from './change-model';
import { viewModelLock } from './model-lock';

const { admin: database } = await testDatabase();
const toTree = { from: 'team-inbox', model: 'account-tree' };

const organisationOf = (ctx: WorkspaceContext) => loadOrganisationContext(ctx.person, ctx.organisation.slug);

const stored = ({ organisation }: WorkspaceContext) => database`
  select model, (select json_agg(m order by m.id) from members m where organisation_id = o.id) as members,
    (select count(*) from audit_events where organisation_id = o.id) as events
  from organisations o where id = ${organisation.id}`;

async function refused(ctx: WorkspaceContext, by: unknown, input = toTree) {
  const before = await stored(ctx);
  await expect(changeModel(await organisationOf(ctx), input)).rejects.toThrow(by as Error);
  expect(await stored(ctx)).toEqual(before);
}

test.each(workspaceModels.filter(({ id }) => id !== 'team-inbox').map(({ id }) => id))(
  'R2 R7 an owner alone changes the model to %s, holds its top role, and changes it back',
  async (model) => {
    const { olga } = await world({ people: { olga: 'owner' } });
    expect(await viewModelLock(await organisationOf(olga))).toBeNull();
    await changeModel(await organisationOf(olga), { from: 'team-inbox', model });
    const now = await again(olga);
    expect(now.model.id).toBe(model);
    expect(now.model.roles[now.member.role]?.top).toBe(true);
    await changeModel(await organisationOf(olga), { from: model, model: 'team-inbox' });
    expect((await again(olga)).member.role).toBe('owner');
    const events = await database`select event, before, after from audit_events
      where organisation_id = ${olga.organisation.id} order by seq desc limit 2`;
    expect(events.map(({ event }) => event)).toEqual(Array(2).fill('organisation.model-changed'));
  },
);

test('R2 with a second person invited or a second workspace the model stays as it is', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await inviteMembers(olga, { emails: ['ines@example.com'], role: 'agent', restrictions: [] });
  expect(await viewModelLock(await organisationOf(olga))).toBe('people');
  await refused(olga, new Invalid({ model: 'model-in-use' }));
  const { otto } = await world({ people: { otto: 'owner' } });
  await createWorkspace(await organisationOf(otto), { name: 'Second' });
  expect(await viewModelLock(await organisationOf(otto))).toBe('made');
  await refused(otto, new Invalid({ model: 'model-in-use' }));
});

test('R2 a team or a contact is something made', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await createTeam(olga, { name: 'Orders', memberIds: [] });
  await refused(olga, new Invalid({ model: 'model-in-use' }));
  const { otto } = await world({ people: { otto: 'owner' } });
  await giveContacts(database, otto, 1);
  expect(await viewModelLock(await organisationOf(otto))).toBe('made');
  await refused(otto, new Invalid({ model: 'model-in-use' }));
});

test('R3 a member of the organisation who does not administer it changes no model', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ana = await join(olga, await person('ana'), 'agent');
  await refused(ana, Denied);
  await expect(async () => viewModelLock(await organisationOf(ana))).rejects.toThrow(Denied);
});

test('RO7 a choice that was made beside another model is refused', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await refused(olga, Stale, { from: 'feature-grants', model: 'account-tree' });
  await refused(olga, new Invalid({ model: 'invalid' }), { from: 'team-inbox', model: 'organisation' });
});

test('RV1 of an invitation and a change of the model at the same moment, one happens', async () => {
  for (let round = 0; round < 5; round++) {
    const { olga } = await world({ people: { olga: 'owner' } });
    const organisation = await organisationOf(olga);
    const [, invited] = await Promise.allSettled([
      changeModel(organisation, { from: 'team-inbox', model: 'feature-grants' }),
      inviteMembers(olga, { emails: ['ines@example.com'], role: 'agent', restrictions: [] }),
    ]);
    const [row] = await database`select model, array(select role from members
      where organisation_id = o.id order by role) as roles from organisations o where id = ${olga.organisation.id}`;
    if (row?.model === 'team-inbox') expect(row.roles).toEqual(['agent', 'owner']);
    else expect([invited.status, row?.roles]).toEqual(['rejected', ['owner']]);
  }
});
