import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { people } from '@/db/schema/access/organisations';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { mayStay } from '@/lib/access/presence/may-stay';
import { arrive } from '@/lib/access/presence/record-arrival';
import { addWorkspace } from '@/lib/access/workspaces/add-workspace';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { mightEver } from '@/lib/policy/might-ever';
import { accountUnder, chainUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { join, person, world } from '@/lib/test-support/world';
import { loadOrganisationContext, loadWorkspaceContext, type WorkspaceContext } from './context';
import { listMemberships } from './list-workspaces';

const { admin } = await testDatabase();

const at = (ctx: WorkspaceContext, slug: string) => loadWorkspaceContext(ctx.person, slug);
const slugs = async (ctx: WorkspaceContext) =>
  (await listMemberships(ctx.person.userId)).map(({ workspace, role }) => [workspace.slug, role]);

/**
 * Adds an account below another in which only a new person has a membership. The services make the creator of an
 * account its first admin, who would then not inherit anything.
 */
async function accountOfOther(above: WorkspaceContext, name: string) {
  const first = await person(`admin-of-${name}`);
  const { organisation } = above;
  const workspace = await inTenant({ userId: first.userId, organisationId: organisation.id }, async (tx) => {
    await tx
      .insert(people)
      .values({ organisationId: organisation.id, userId: first.userId, name: first.name });
    return addWorkspace(tx, first, organisation, { name, parentId: above.workspace.id });
  });
  return { workspace, admin: await loadWorkspaceContext(first, workspace.slug) };
}

/** A parent, two accounts below it, and one below the first of those. */
async function family() {
  const { parent } = await world({
    model: 'account-tree',
    workspace: 'parent',
    people: { parent: 'parent-admin' },
  });
  const north = await accountOfOther(parent, 'north');
  const south = await accountOfOther(parent, 'south');
  const harbour = await accountOfOther(north.admin, 'harbour');
  return { parent, north, south, harbour };
}

describe('S0.9 administration flows down the tree', () => {
  test('S0.9 it never flows up or sideways: each admin has their own account and those below', async () => {
    const { parent, north, south, harbour } = await family();
    const [n, s, h] = [north, south, harbour].map(({ workspace }) => workspace.slug);
    const below = 'sub-account-admin';
    expect(await slugs(parent)).toEqual([
      [h, below],
      [n, below],
      [parent.workspace.slug, 'parent-admin'],
      [s, below],
    ]);
    expect(await slugs(north.admin)).toEqual([
      [h, below],
      [n, below],
    ]);
    expect(await slugs(harbour.admin)).toEqual([[h, below]]);
    for (const slug of [parent.workspace.slug, south.workspace.slug]) {
      await expect(at(north.admin, slug)).rejects.toThrow(NotFound);
    }
    const reached = await at(parent, harbour.workspace.slug);
    expect(reached.workspace).toMatchObject({ level: 2, parentId: north.workspace.id });
    expect(reached.member).toMatchObject({ role: below, workspaceId: harbour.workspace.id });
    expect(mightEver(reached.access, 'automations.create')).toBe(false);
  });

  test('S0.9 other roles inherit nothing, and a person’s own membership below decides', async () => {
    const { parent, north, harbour } = await family();
    const ada = await join(parent, await person('ada'), { role: 'advanced' });
    await expect(at(ada, north.workspace.slug)).rejects.toThrow(NotFound);
    await join(harbour.admin, parent.person, { role: 'basic' });
    expect((await at(parent, harbour.workspace.slug)).member.role).toBe('basic');
    await admin`update members set status = 'suspended'
      where workspace_id = ${harbour.workspace.id} and user_id = ${parent.person.userId}`;
    await expect(at(parent, harbour.workspace.slug)).rejects.toThrow(NotFound);
    expect((await at(parent, north.workspace.slug)).member.role).toBe('sub-account-admin');
  });

  test('S0.2, S0.9 an inherited admin invites below; the invitation depends on the membership above', async () => {
    const { parent, north, harbour } = await family();
    const reached = await at(parent, harbour.workspace.slug);
    const invite = (role: string) =>
      inviteMembers(reached, { emails: [`${v7()}@example.com`], role, restrictions: [] });
    const newcomer = {
      as: 'new',
      name: 'Nell',
      password: 'a long enough one',
      locale: 'en',
      ip: null,
    } as const;
    const [first] = (await invite('advanced')).invited;
    const [second] = (await invite('basic')).invited;
    await expect(invite('parent-admin')).rejects.toThrow(Invalid);
    const token = (link?: string) => link?.split('/').at(-1) ?? '';
    const joined = await acceptInvitation(token(first?.link), newcomer);
    expect(joined.workspace.slug).toBe(harbour.workspace.slug);

    // Inherited memberships appear in no list or count, and do not count for the account's top role (R2).
    const { rows } = await listMembers(harbour.admin, memberSearch.parse({}));
    expect(rows.map(({ name }) => name)).not.toContain('parent');
    expect(rows).toHaveLength(3);

    const other = await join(parent, await person('other'), { role: 'parent-admin' });
    await changeAccess(other, {
      memberId: parent.member.id,
      version: 1,
      role: 'advanced',
      restrictions: [],
    });
    await expect(acceptInvitation(token(second?.link), newcomer)).rejects.toThrow(Invalid);
    await expect(at(parent, north.workspace.slug)).rejects.toThrow(NotFound);
  });

  test('R4, RV1 a revocation above applies below, to the next request and to one in progress', async () => {
    const { parent, north } = await family();
    const other = await join(parent, await person('other'), { role: 'parent-admin' });
    const reached = await at(parent, north.workspace.slug);
    await changeAccess(other, { memberId: parent.member.id, version: 1, role: 'basic', restrictions: [] });
    const before = await admin`select * from members where workspace_id = ${north.workspace.id}`;
    await expect(
      inviteMembers(reached, { emails: [`${v7()}@example.com`], role: 'basic', restrictions: [] }),
    ).rejects.toThrow(NotFound);
    expect(await admin`select * from members where workspace_id = ${north.workspace.id}`).toEqual(before);
  });

  test('R4, SE8 a member suspended above inherits nothing below, until they are active again', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, pia.workspace, 'sam', 'parent-admin');
    await expect(inAccount(sam.person, north)).resolves.toBeDefined();
    await admin`update members set status = 'suspended' where id = ${sam.member.id}`;
    await expect(inAccount(sam.person, north)).rejects.toThrow(NotFound);
    await admin`update members set status = 'active' where id = ${sam.member.id}`;
    await expect(inAccount(sam.person, north)).resolves.toBeDefined();
  });

  test('S0.9, SE8 a suspended membership above gives nothing, and hides no active one further up', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const [north, east] = await chainUnder(pia, ['North', 'East']);
    if (!north || !east) throw new Error('The chain has two accounts.');
    const sam = await colleague(pia, pia.workspace, 'sam', 'parent-admin');
    const inNorth = await join(await inAccount(pia.person, north), sam.person, { role: 'sub-account-admin' });
    expect((await inAccount(sam.person, east)).inheritedFrom.memberId).toBe(inNorth.member.id);
    await admin`update members set status = 'suspended' where id = ${inNorth.member.id}`;
    await expect(inAccount(sam.person, north)).rejects.toThrow(NotFound);
    expect((await inAccount(sam.person, east)).inheritedFrom.memberId).toBe(sam.member.id);
  });

  test('S1.4, RV7 an open console below lasts as long as the membership above, and shows no one online', async () => {
    const { parent, north } = await family();
    const reached = await at(parent, north.workspace.slug);
    await admin`insert into sessions (id, user_id, token_hash, expires_at)
      values (${parent.person.sessionId}, ${parent.person.userId}, ${v7()}, now() + interval '1 hour')`;
    const opened = { ctx: reached, connectionId: v7() };
    const staying = () => mayStay(reached.workspace.id, [opened]);
    await arrive(reached, opened.connectionId);
    expect((await staying()).size).toBe(1);
    const { rows } = await listMembers(north.admin, memberSearch.parse({}));
    expect(rows.map(({ name }) => name)).toEqual(['admin-of-north']);
    await admin`update members set role = 'basic', status = 'left' where id = ${parent.member.id}`;
    expect((await staying()).size).toBe(0);
  });

  test('S0.9 the tree has five levels and no more; a parent of another organisation is refused', async () => {
    let { lowest } = await world({ model: 'account-tree', people: { lowest: 'parent-admin' } });
    const root = lowest;
    for (let level = 1; level <= 5; level++) {
      lowest = (await accountOfOther(lowest, `level-${level}`)).admin;
      expect(lowest.workspace.level).toBe(level);
    }
    const organisation = await loadOrganisationContext(root.person, root.organisation.slug);
    const stored = () => admin`select id from workspaces where organisation_id = ${root.organisation.id}`;
    await expect(
      createWorkspace(organisation, { name: 'six', parentId: lowest.workspace.id }),
    ).rejects.toThrow(new Invalid({ parentId: 'last-level' }));
    const { stranger } = await world({ model: 'account-tree', people: { stranger: 'parent-admin' } });
    await expect(
      createWorkspace(organisation, { name: 'theirs', parentId: stranger.workspace.id }),
    ).rejects.toThrow(Invalid);
    expect(await stored()).toHaveLength(6);
  });

  test('S0.9 a moved account takes its branch along, and cannot move below itself', async () => {
    const { parent, north, south, harbour } = await family();
    await admin`update workspaces set parent_id = ${south.workspace.id} where id = ${north.workspace.id}`;
    expect((await at(south.admin, harbour.workspace.slug)).workspace).toMatchObject({
      level: 3,
      path: [parent, south.admin, north.admin, harbour.admin].map(({ workspace }) => workspace.id),
    });
    await expect(
      admin`update workspaces set parent_id = ${harbour.workspace.id} where id = ${south.workspace.id}`,
    ).rejects.toThrow('cannot lie below itself');
  });
});

describe('TE5 row-level security opens the accounts below, and no others', () => {
  test('S0.9 outside a workspace, a person sees the rows of their own memberships and of the accounts below', async () => {
    const { north, harbour } = await family();
    const seen = await inTenant({ userId: north.admin.person.userId }, (tx) =>
      tx.execute(`select id from workspaces order by id`),
    );
    expect(seen.map(({ id }) => id)).toEqual([north.workspace.id, harbour.workspace.id].sort());
  });
});

describe('S0.7 R8 changes of people', () => {
  test('S0.7 R8 adding, changing and removing people of an account alters neither its settings, its data nor its sending', async () => {
    const { parent, north } = await family();
    await admin`insert into contacts (workspace_id, id, name)
      values (${north.workspace.id}, ${v7()}, 'Ginevra')`;
    const kept = async () => ({
      settings:
        await admin`select * from workspaces where organisation_id = ${parent.organisation.id} order by id`,
      contacts: await admin`select * from contacts where workspace_id = ${north.workspace.id} order by id`,
      records:
        await admin`select * from collection_records where workspace_id = ${north.workspace.id} order by id`,
      sending: await admin`select job from outbox where job->>'workspaceId' = ${north.workspace.id}
        and job->>'kind' not in ('invitation', 'notification', 'access-status')`,
    });
    const before = await kept();
    const reached = await at(parent, north.workspace.slug);
    await inviteMembers(reached, { emails: [`${v7()}@example.com`], role: 'basic', restrictions: [] });
    const ada = await join(north.admin, await person('ada'), { role: 'advanced' });
    await changeAccess(reached, {
      memberId: ada.member.id,
      version: ada.member.version,
      role: 'basic',
      restrictions: [],
    });
    await revokeAccess(reached, { memberId: ada.member.id, successorId: null });
    expect(await kept()).toEqual(before);
  });
});
