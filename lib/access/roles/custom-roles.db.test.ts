import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { decide } from '@/lib/policy/decide';
import { mightEver } from '@/lib/policy/might-ever';
import { again, join, person, world } from '@/lib/test-support/world';
import { createRole, deleteRole, updateRole } from './save-role';

const { admin } = await testDatabase();

const reporter = {
  label: 'Reporter',
  description: 'Reads figures.',
  base: 'manager',
  permissions: ['reports.view', 'reports.export', 'profile.view', 'notifications.view'],
};

const stored = (ctx: WorkspaceContext) =>
  admin`select id, label, permissions, version from custom_roles
    where organisation_id = ${ctx.organisation.id} order by id`;
const events = async (ctx: WorkspaceContext) =>
  (
    await admin`select event from audit_events
      where organisation_id = ${ctx.organisation.id} and event like 'role.%' order by seq`
  ).map(({ event }) => event);

/** Gives a new member a role without any check, as the starting point of a test. */
const give = async (host: WorkspaceContext, role: string) => join(host, await person('rhea'), { role });

async function makeAdministrator(ctx: WorkspaceContext): Promise<void> {
  await admin`update people set role = 'admin'
    where organisation_id = ${ctx.organisation.id} and user_id = ${ctx.person.userId}`;
}

describe('B7 custom roles', () => {
  test('B7, R7, R4 a role is made, given, changed and deleted; each is audited, and applies from the next request', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const role = await createRole(olga, reporter);
    const { invited } = await inviteMembers(await again(olga), {
      emails: [`${v7()}@example.com`],
      role: role.id,
      restrictions: ['data-export'],
    });
    const token = invited[0]?.link.split('/').at(-1) ?? '';
    const rhea = await person('rhea');
    await admin`update users set email = ${invited[0]?.email ?? ''} where id = ${rhea.userId}`;
    await acceptInvitation(token, { as: 'existing', person: { ...rhea, email: invited[0]?.email ?? '' } });
    const [row] = await admin`select id from members where user_id = ${rhea.userId}`;
    const at = () => again({ ...olga, person: rhea });

    expect((await at()).member.role).toBe(role.id);
    expect(mightEver((await at()).access, 'reports.view')).toBe(true);
    // A restriction of the base role applies to it.
    expect(mightEver((await at()).access, 'reports.export')).toBe(false);
    expect(mightEver((await at()).access, 'contacts.view')).toBe(false);

    await expect(deleteRole(olga, role)).rejects.toThrow(new Invalid({ '': 'role-in-use' }));
    await updateRole(olga, { ...role, version: 1, permissions: ['contacts.update'] });
    expect(mightEver((await at()).access, 'contacts.view')).toBe(true);
    expect(mightEver((await at()).access, 'reports.view')).toBe(false);
    await expect(updateRole(olga, { ...role, version: 1 })).rejects.toThrow(Stale);

    const change = { memberId: row?.id, version: 2, role: 'agent', restrictions: [] };
    await changeAccess(await again(olga), change);
    await deleteRole(olga, role);
    expect(await stored(olga)).toEqual([]);
    expect(await events(olga)).toEqual(['role.created', 'role.updated', 'role.deleted']);
  });

  test('B7, R3 no member makes or changes a role above their own, and nothing is written', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const role = await createRole(olga, reporter);
    await makeAdministrator(mia);
    const before = await stored(olga);
    // A manager assigns agents only: neither a manager's role nor one made of it.
    await expect(createRole(mia, reporter)).rejects.toThrow(Denied);
    await expect(updateRole(mia, { ...role, version: 1, permissions: ['profile.view'] })).rejects.toThrow(
      Denied,
    );
    await expect(deleteRole(mia, role)).rejects.toThrow(Denied);
    expect(await stored(olga)).toEqual(before);
    const ofAgent = { ...reporter, base: 'agent', permissions: ['messages.reply'] };
    await createRole(mia, ofAgent);
    await expect(createRole(mia, { ...ofAgent, permissions: ['contacts.delete'] })).rejects.toThrow(Invalid);
  });

  test('B7, R3 no member narrows a role that they could not give as it is', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const wide = await createRole(olga, {
      ...reporter,
      base: 'agent',
      permissions: ['messages.reply', 'shortcuts.start'],
    });
    const own = await createRole(olga, {
      ...reporter,
      label: 'Steward',
      base: 'owner',
      permissions: ['users.edit', 'users.assign', 'users.invite', 'roles.view', 'messages.reply'],
    });
    const rhea = await give(olga, own.id);
    await makeAdministrator(rhea);
    const narrowed = { ...wide, version: 1, permissions: ['messages.reply'] };
    const before = await stored(olga);
    await expect(updateRole(rhea, narrowed)).rejects.toThrow(Denied);
    expect(await stored(olga)).toEqual(before);
    expect(await createRole(rhea, { ...narrowed, label: 'Narrow' })).toMatchObject({ base: 'agent' });
  });

  test('B7, R3 no member widens a role that they can give beyond their own access', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const slim = await createRole(olga, { ...reporter, base: 'agent', permissions: ['messages.reply'] });
    const own = await createRole(olga, {
      ...reporter,
      label: 'Steward',
      base: 'owner',
      permissions: ['users.edit', 'users.assign', 'users.invite', 'roles.view', 'messages.reply'],
    });
    const rhea = await give(olga, own.id);
    await makeAdministrator(rhea);
    const before = await stored(olga);
    const wide = { ...slim, version: 1, permissions: ['messages.reply', 'shortcuts.start'] };
    await expect(updateRole(rhea, wide)).rejects.toThrow(Denied);
    expect(await stored(olga)).toEqual(before);
    await updateRole(rhea, { ...slim, version: 1, label: 'Scribe' });
  });

  test('B7, R1 the guard against self-administration denies a change of a role that the actor holds', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const own = await createRole(olga, {
      ...reporter,
      base: 'owner',
      permissions: ['users.edit', 'users.assign', 'users.invite', 'roles.view', 'messages.reply'],
    });
    const rhea = await give(olga, own.id);
    await makeAdministrator(rhea);
    const before = await stored(olga);
    const narrowed = { ...own, version: 1, permissions: ['users.edit', 'users.assign', 'roles.view'] };
    await expect(updateRole(rhea, narrowed)).rejects.toMatchObject({
      decision: { rule: { kind: 'guard', id: 'no-self-administration' } },
    });
    expect(await stored(olga)).toEqual(before);
  });

  test('B7, S1.16 a member restricted from the settings makes none, whatever they administer', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const remy = await join(olga, await person('remy'), {
      role: 'manager',
      restrictions: ['workspace-settings'],
    });
    await makeAdministrator(remy);
    const before = await stored(olga);
    await expect(createRole(remy, { ...reporter, base: 'agent' })).rejects.toThrow(Denied);
    expect(await stored(olga)).toEqual(before);
  });

  test('B7 only administrators of the organisation make roles', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    await expect(createRole(otto, reporter)).rejects.toThrow(Denied);
    expect(await stored(olga)).toEqual([]);
  });

  test('RO6, IN7 values unknown to the model are refused on their field', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    for (const [field, wrong] of Object.entries({
      base: { base: '__proto__' },
      permissions: { permissions: ['billing.view'] },
      label: { label: 'Press <b>' },
      description: { description: 'For {team}' },
    })) {
      await expect(createRole(olga, { ...reporter, ...wrong })).rejects.toMatchObject({
        fields: { [field]: expect.any(String) },
      });
    }
    await expect(createRole(olga, { ...reporter, permissions: [] })).rejects.toThrow(Invalid);
    expect(await stored(olga)).toEqual([]);
  });

  test('TE1 a role of another organisation is not found', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { stella } = await world({ people: { stella: 'owner' } });
    const role = await createRole(olga, reporter);
    await expect(updateRole(stella, { ...role, version: 1 })).rejects.toThrow(NotFound);
    await expect(deleteRole(stella, role)).rejects.toThrow(NotFound);
    await expect(
      inviteMembers(await again(stella), {
        emails: [`${v7()}@example.com`],
        role: role.id,
        restrictions: [],
      }),
    ).rejects.toThrow(Invalid);
    expect(await stored(olga)).toHaveLength(1);
  });

  test('B7, S2.1, S3.13 roles are made of the rights of other models, and are not inherited', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const campaigner = await createRole(owner, {
      ...reporter,
      base: 'additional-user',
      permissions: ['email-campaigns.send', 'contacts.view'],
    });
    const cleo = await give(owner, campaigner.id);
    expect(mightEver(cleo.access, 'email-campaigns.send')).toBe(true);
    expect(mightEver(cleo.access, 'email-campaigns.delete')).toBe(false);

    const { host } = await world({ model: 'hosted-accounts', people: { host: 'admin' } });
    const clerk = await createRole(host, {
      ...reporter,
      base: 'admin',
      permissions: ['users.view', 'roles.view'],
    });
    const given = { kind: 'assignment', role: clerk.id, restrictions: [], grants: [] } as const;
    expect(decide((await again(host)).access, 'users.invite', given).allowed).toBe(true);
    expect((await again(host)).model.roles[clerk.id]).not.toHaveProperty('below');
  });
});
