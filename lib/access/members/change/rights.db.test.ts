import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { featureGrants } from '@/lib/access/models/feature-grants';
import { createAccount } from '@/lib/access/profiles/create-account';
import { work } from '@/lib/modules';
import { Denied, Invalid } from '@/lib/platform/errors';
import { again, join, person, world } from '@/lib/test-support/world';
import { inviteMembers } from '../invite/invite-members';
import { changeAccess } from './change-access';
import { previewChange } from './preview-change';

const { admin } = await testDatabase();

const all = featureGrants.roles['additional-user'].rights;
const user = { role: 'additional-user', restrictions: [] };
const email = () => `${v7()}@example.com`;

async function stored(ctx: WorkspaceContext, id: string) {
  const [row] = await admin`select role, grants, version from members
    where workspace_id = ${ctx.workspace.id} and id = ${id}`;
  return row;
}

/** The rights that an invitation to the address gives. */
async function invited(ctx: WorkspaceContext, grants?: readonly string[]) {
  const { invited: found } = await inviteMembers(ctx, { emails: [email()], ...user, grants });
  return (await stored(ctx, found[0]?.memberId ?? ''))?.grants;
}

describe('S2.1 the owner chooses the rights of each user', () => {
  test('S2.4 an invited user has every right unless some are taken away', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    expect(await invited(owner)).toEqual(all);
    expect(await invited(owner, [])).toEqual([]);
    const some = all.filter((id) => !id.startsWith('contacts-'));
    expect(await invited(owner, [...some].reverse())).toEqual(some);
  });

  test('S2.9, S2.10, S2.11 a right is stored with those that it brings', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    for (const right of ['contacts-edit', 'contacts-import', 'contacts-export']) {
      expect(await invited(owner, [right])).toEqual(['contacts-view', right]);
    }
  });

  test('S2.1, R7, R9 rights are changed at any time, with one audit event, and apply at once', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const ana = await join(owner, await person('ana'), { role: 'additional-user', grants: [...all] });
    const edit = { memberId: ana.member.id, ...user };
    const preview = await previewChange(owner, work, { ...edit, grants: ['contacts-import'] });
    expect(preview.difference.loses.map(({ feature }) => feature)).toContain('landing-pages');
    await changeAccess(owner, { ...edit, version: ana.member.version, grants: ['contacts-import'] });
    expect((await again(ana)).access.compiled.assignment.grants).toEqual([
      'contacts-import',
      'contacts-view',
    ]);
    const events = await admin`select before, after from audit_events
      where workspace_id = ${owner.workspace.id} and event = 'member.access-changed'`;
    expect(events).toMatchObject([
      { before: { grants: [...all] }, after: { grants: ['contacts-view', 'contacts-import'] } },
    ]);
    // Saving the present rights, given or omitted, changes nothing.
    await changeAccess(owner, { ...edit, version: ana.member.version + 1 });
    await changeAccess(owner, { ...edit, version: ana.member.version + 1, grants: ['contacts-import'] });
    expect(await stored(owner, ana.member.id)).toMatchObject({ version: ana.member.version + 1 });
  });

  test('R3, S2.18 no member gives a right that they lack, nor any without user management', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const ana = await join(owner, await person('ana'), {
      role: 'additional-user',
      grants: ['user-management', 'contacts-view'],
    });
    const ben = await join(owner, await person('ben'), {
      role: 'additional-user',
      grants: ['contacts-view'],
    });
    const before = await admin`select id, role, grants, version from members
      where workspace_id = ${owner.workspace.id} order by id`;
    const edit = { memberId: ben.member.id, version: ben.member.version, ...user };
    await expect(changeAccess(ana, { ...edit, grants: ['contacts-export'] })).rejects.toThrow(Denied);
    await expect(inviteMembers(ana, { emails: [email()], ...user, grants: [...all] })).rejects.toThrow(
      Denied,
    );
    await expect(inviteMembers(ben, { emails: [email()], ...user, grants: [] })).rejects.toThrow(Denied);
    await expect(
      changeAccess(ana, {
        ...edit,
        memberId: ana.member.id,
        version: ana.member.version,
        grants: ['user-management'],
      }),
    ).rejects.toThrow(Denied);
    expect(
      await admin`select id, role, grants, version from members
        where workspace_id = ${owner.workspace.id} order by id`,
    ).toEqual(before);
    // By default they give the initial rights that they hold themselves.
    expect(await invited(ana)).toEqual(['contacts-view', 'user-management']);
  });

  test('RO6 unknown rights, and those of another role, are refused on their field', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    for (const [role, grants] of [
      ['additional-user', ['__proto__']],
      ['owner', ['contacts-view']],
    ] as const) {
      await expect(
        inviteMembers(owner, { emails: [email()], role, restrictions: [], grants }),
      ).rejects.toThrow(Invalid);
    }
  });

  test('S4.4, S4.10 a new Subscriber has no right until it is given, one by one', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    const role = { role: 'subscriber', restrictions: [] };
    const { memberId } = await createAccount(administrator, {
      email: email(),
      username: v7(),
      firstName: 'Sub',
      lastName: 'Scriber',
      website: '',
      ...role,
    });
    expect(await stored(administrator, memberId)).toMatchObject({ grants: [] });
    await changeAccess(administrator, { memberId, version: 1, ...role, grants: ['automations-read'] });
    expect(await stored(administrator, memberId)).toMatchObject({ grants: ['automations-read'] });
  });
});
