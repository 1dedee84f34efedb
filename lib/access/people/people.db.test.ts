import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import {
  loadOrganisationContext,
  loadWorkspaceContext,
  type OrganisationContext,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { giveContacts, unassigned } from '@/lib/test-support/work';
import { again, join, world } from '@/lib/test-support/world';
import { changeOrganisationRole } from './change-role';
import { editPerson } from './edit-person';
import { listPeople } from './list-people';
import { peopleSearch } from './people-search';
import { removePerson } from './remove-person';
import { renameSelf } from './rename-self';

const { admin } = await testDatabase();

/** The same person, acting on the organisation as a whole. */
const atOrganisation = ({ person, organisation }: WorkspaceContext): Promise<OrganisationContext> =>
  loadOrganisationContext(person, organisation.slug);

async function secondWorkspace(owner: WorkspaceContext): Promise<WorkspaceContext> {
  const { slug } = await createWorkspace(await atOrganisation(owner), { name: 'Second' });
  return loadWorkspaceContext(owner.person, slug);
}

const names = async (ctx: OrganisationContext, search = {}) =>
  (await listPeople(ctx, peopleSearch.parse(search))).rows.map(({ name }) => name);

const refused = refusals(admin);

describe('the people of an organisation', () => {
  test('S1.10 S1.29 are listed with the workspaces of their memberships', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await join(await secondWorkspace(olga), ana.person, { role: 'manager' });
    const { rows, total } = await listPeople(await atOrganisation(olga), peopleSearch.parse({}));
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ name: 'ana', email: ana.person.email, role: 'member', isSelf: false });
    expect(rows[0]?.workspaces.map(({ name, role }) => [name, role])).toEqual([
      ['Second', 'manager'],
      ['Workspace of olga', 'agent'],
    ]);
  });

  test('TE1 R6 of another organisation are neither listed nor found', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { paul, pia } = await world({ people: { paul: 'owner', pia: 'agent' } });
    const ctx = await atOrganisation(olga);
    expect(await names(ctx)).toEqual(['olga']);
    expect(await names(ctx, { q: 'pia' })).toEqual([]);
    const { userId } = pia.person;
    await refused(paul, () => editPerson(ctx, { userId, from: 'ana', name: 'Eve' }), new NotFound());
    await refused(paul, () => removePerson(ctx, { userId }), new NotFound());
    await expect(loadOrganisationContext(olga.person, paul.organisation.slug)).rejects.toThrow(NotFound);
  });

  test('are invisible and unchangeable to a member without a role in the organisation', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const ctx = await atOrganisation(ana);
    const { userId } = olga.person;
    await refused(olga, async () => listPeople(ctx, peopleSearch.parse({})), expect.any(Denied));
    await refused(olga, () => editPerson(ctx, { userId, from: 'ana', name: 'Eve' }), expect.any(Denied));
    await refused(olga, () => removePerson(ctx, { userId }), expect.any(Denied));
    const change = () => changeOrganisationRole(ctx, { userId, from: 'admin', role: 'member' });
    await refused(olga, change, expect.any(Denied));
  });

  test('are paged from the last row, forward and back', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await admin`with made as (
        insert into users (id, email, name)
        select gen_random_uuid(), 'p' || gen_random_uuid() || '@example.com', 'Person ' || lpad(n::text, 3, '0')
        from generate_series(1, 70) n returning id, name)
      insert into people (organisation_id, user_id, name) select ${olga.organisation.id}, id, name from made`;
    const ctx = await atOrganisation(olga);
    const first = await listPeople(ctx, peopleSearch.parse({ size: 50 }));
    const second = await listPeople(ctx, peopleSearch.parse({ size: 50, cursor: first.nextCursor }));
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([50, 21, null]);
    const back = await listPeople(ctx, peopleSearch.parse({ size: 50, cursor: second.previousCursor }));
    expect([back.rows, back.previousCursor]).toEqual([first.rows, null]);
  });
});

describe('S1.34 a person’s name', () => {
  test('S1.34 edited in the organisation, it shows in every workspace of theirs', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const second = await secondWorkspace(olga);
    await join(second, ana.person, { role: 'agent' });
    await editPerson(await atOrganisation(olga), {
      userId: ana.person.userId,
      from: 'ana',
      name: ' Ana Rossi ',
    });
    for (const ctx of [olga, second]) {
      const { rows } = await listMembers(ctx, memberSearch.parse({ q: 'ana rossi' }));
      expect(rows.map(({ name }) => name)).toEqual(['Ana Rossi']);
    }
    const events = await admin`select before, after from audit_events where event = 'person.edited'
      and organisation_id = ${olga.organisation.id}`;
    expect(events).toEqual([{ before: { name: 'ana' }, after: { name: 'Ana Rossi' } }]);
  });

  test('S1.34 differs between organisations', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    await join(paul, ana.person, { role: 'agent' });
    await editPerson(await atOrganisation(olga), {
      userId: ana.person.userId,
      from: 'ana',
      name: 'Ana Rossi',
    });
    const { rows } = await listMembers(paul, memberSearch.parse({}));
    expect(rows.map(({ name }) => name)).toEqual(['ana', 'paul']);
  });

  test('RO7 of two simultaneous changes of a name, one by the person, the later is stale, and nothing is lost', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const ctx = await atOrganisation(olga);
    const { userId } = ana.person;
    await renameSelf(ana, { from: 'ana', name: 'Ana Rossi' });
    await refused(olga, () => editPerson(ctx, { userId, from: 'ana', name: 'Anna' }), new Stale());
    await editPerson(ctx, { userId, from: 'Ana Rossi', name: 'Anna' });
    await refused(olga, () => renameSelf(ana, { from: 'Ana Rossi', name: 'Ana' }), new Stale());
  });

  test.each(['', '   ', 'a\nb', 'x'.repeat(101)])('the name %j is refused on its field', async (name) => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const ctx = await atOrganisation(olga);
    const { userId } = ana.person;
    await refused(
      olga,
      async () => editPerson(ctx, { userId, from: 'ana', name }),
      new Invalid({ name: 'name' }),
    );
  });
});

describe('roles in the organisation', () => {
  test('R9 an admin appoints another, who may then do the same', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    const appoint = (ctx: OrganisationContext, who: WorkspaceContext, role: string) =>
      changeOrganisationRole(ctx, { userId: who.person.userId, from: 'member', role });
    expect(await appoint(await atOrganisation(olga), ana, 'admin')).toMatchObject({ role: 'admin' });
    expect(await appoint(await atOrganisation(ana), ben, 'billing')).toMatchObject({ role: 'billing' });
    expect((await again(ana)).member.role).toBe('agent');
  });

  test('R1 RO6 RO7 no person changes or removes themselves; an unknown role and a changed one are refused', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const ctx = await atOrganisation(olga);
    const change = (userId: string, from: string, role: string) => () =>
      changeOrganisationRole(ctx, { userId, from, role });
    const { userId } = olga.person;
    await refused(olga, change(userId, 'admin', 'member'), expect.any(Denied));
    await refused(olga, () => removePerson(ctx, { userId }), expect.any(Denied));
    const unknown = new Invalid({ role: 'unknown-role' });
    await refused(olga, async () => change(ana.person.userId, 'member', '__proto__')(), unknown);
    await refused(olga, change(ana.person.userId, 'billing', 'admin'), new Stale());
  });

  test('R2 two admins demote or remove each other simultaneously, 30 rounds: one always stays', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'owner' } });
    for (let round = 0; round < 30; round++) {
      await admin`update people set role = 'admin' where organisation_id = ${olga.organisation.id}`;
      const [one, other] = await Promise.all([atOrganisation(olga), atOrganisation(ana)]);
      const demote = (ctx: OrganisationContext, { person }: WorkspaceContext) =>
        changeOrganisationRole(ctx, { userId: person.userId, from: 'admin', role: 'member' });
      const settled = await Promise.allSettled([demote(one, ana), demote(other, olga)]);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const admins = await admin`select 1 from people
        where organisation_id = ${olga.organisation.id} and role = 'admin'`;
      expect(admins).toHaveLength(1);
    }
  });
});

describe('S1.29 leaving the organisation', () => {
  test('S1.29 a removed person leaves every workspace, and their work is unassigned', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const second = await secondWorkspace(olga);
    const there = await join(second, ana.person, { role: 'manager' });
    await giveContacts(admin, ana, 4);
    const removed = await removePerson(await atOrganisation(olga), { userId: ana.person.userId });
    expect(removed).toEqual({ workspaces: 2 });
    for (const ctx of [ana, there]) await expect(again(ctx)).rejects.toThrow(NotFound);
    expect(await unassigned(admin, olga)).toBe(4);
    expect(await names(await atOrganisation(olga))).toEqual(['olga']);
    const events = await admin`select event from audit_events
      where organisation_id = ${olga.organisation.id} and event in ('person.removed', 'member.revoked') order by seq`;
    expect(events.map(({ event }) => event)).toEqual(['person.removed', 'member.revoked', 'member.revoked']);
  });

  test('B3 each workspace can undo its part, which also restores the membership in the organisation', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await removePerson(await atOrganisation(olga), { userId: ana.person.userId });
    const { rows } = await listMembers(olga, memberSearch.parse({ status: 'revoked' }));
    await undoRevocation(olga, { revocationId: rows[0]?.revocation?.id ?? '' });
    await expect(again(ana)).resolves.toBeDefined();
    expect(await names(await atOrganisation(olga))).toEqual(['ana', 'olga']);
  });

  test('RV8 other organisations do not change', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    const elsewhere = await join(paul, ana.person, { role: 'agent' });
    await removePerson(await atOrganisation(olga), { userId: ana.person.userId });
    await expect(again(elsewhere)).resolves.toBeDefined();
  });

  test('IN5 an open invitation to their address elsewhere in the organisation no longer works', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const second = await secondWorkspace(olga);
    await inviteMembers(second, { emails: [ana.person.email], role: 'agent', restrictions: [] });
    await removePerson(await atOrganisation(olga), { userId: ana.person.userId });
    const open = await admin`select 1 from invitations
      where workspace_id = ${second.workspace.id} and revoked_at is null`;
    expect(open).toHaveLength(0);
  });

  test('R2 the last owner of a workspace is not removed from it', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await admin`update people set role = 'admin' where user_id = ${ana.person.userId}`;
    const ctx = await atOrganisation(ana);
    const { userId } = olga.person;
    await refused(olga, () => removePerson(ctx, { userId }), new Invalid({ '': 'last-of-workspace' }));
  });
});
