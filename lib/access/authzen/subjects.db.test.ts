import { expect, test } from 'vitest';
import { inSnapshot } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext, tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { cover } from '@/lib/access/members/cover/test-support/cover';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { accountUnder, inAccount } from '@/lib/test-support/accounts';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { again, join, person, world } from '@/lib/test-support/world';
import { findMembers } from './subjects';

const { admin } = await testDatabase();

const accessIn = async (ctx: WorkspaceContext, named: string) =>
  inSnapshot(tenantOf(ctx), async (tx) => (await findMembers(tx, ctx, [named]))(named)?.access);

const canViewProfile = async (by: WorkspaceContext, who: { id: string }) => {
  const { body } = await askDecisionPoint(await keyOf(admin, by), by.workspace.slug, 'POST evaluation', {
    subject: { type: 'user', id: who.id },
    action: { name: 'profile.view' },
    resource: { type: 'workspace', id: by.workspace.slug },
  });
  return [body.decision, body.context.rule];
};

test('B13 R4 S1.22 B11 a subject has the access, seats, covers and teams of their next request', async () => {
  const { olga, ana, ben } = await world({
    people: { olga: 'owner', ana: { role: 'agent', restrictions: ['visibility-team'] }, ben: 'agent' },
  });
  const { id: workspaceId } = olga.workspace;
  await admin`insert into teams (workspace_id, id, name, archived_at) values
    (${workspaceId}, gen_random_uuid(), 'Sales', null), (${workspaceId}, gen_random_uuid(), 'Old', now())`;
  await admin`insert into team_members (workspace_id, team_id, member_id)
    select workspace_id, id, ${ana.member.id} from teams where workspace_id = ${workspaceId}`;
  await cover(olga, ben, ana);
  for (const each of [olga, ana, ben]) {
    const { access } = await again(each);
    for (const named of [each.member.id, each.member.id.toUpperCase(), each.member.email.toUpperCase()]) {
      const found = await accessIn(olga, named);
      expect(found?.compiled).toBe(access.compiled);
      expect({ ...found?.self, seats: found?.self.seats.toSorted() }).toEqual({
        ...access.self,
        seats: access.self.seats.toSorted(),
      });
    }
  }
  expect((await accessIn(olga, ana.member.id))?.self.seats).toHaveLength(2);
  expect((await accessIn(olga, ana.member.id))?.self.teams).toHaveLength(1);
});

test('B13 R4 a change of access bites on the next question', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  expect(await canViewProfile(olga, ana.member)).toEqual([true, { kind: 'role', id: 'agent' }]);
  await suspendMembers(olga, { chosen: [ana.member], reason: null, until: null });
  expect(await canViewProfile(olga, ana.member)).toEqual([false, { kind: 'status', id: 'suspended' }]);
});

test('B13 B5 SE3 a member outside their dates, invited or with a disabled account is denied by their status', async () => {
  const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
  await admin`update members set ends_at = now() - interval '1 minute' where id = ${ana.member.id}`;
  expect(await canViewProfile(olga, ana.member)).toEqual([false, { kind: 'status', id: 'ended' }]);
  await admin`update members set ends_at = null, starts_at = now() + interval '1 day' where id = ${ana.member.id}`;
  expect(await canViewProfile(olga, ana.member)).toEqual([false, { kind: 'status', id: 'upcoming' }]);
  await admin`update members set starts_at = null, status = 'invited', user_id = null where id = ${ana.member.id}`;
  expect(await canViewProfile(olga, ana.member)).toEqual([false, { kind: 'status', id: 'invited' }]);
  await admin`update users set disabled_at = now() where id = ${ben.person.userId}`;
  expect(await canViewProfile(olga, ben.member)).toEqual([false, { kind: 'status', id: 'left' }]);
});

test('B13 R6 who left, is a member elsewhere or never was answers alike', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const { otto } = await world({ people: { otto: 'owner' } });
  await revokeAccess(olga, { memberId: ana.member.id });
  const token = await keyOf(admin, olga);
  const ids = [
    ana.member.id,
    otto.member.id,
    otto.member.email,
    '01900000-0000-7000-8000-000000000000',
    '\0@x',
    '',
  ];
  for (const id of ids) {
    const { status, body } = await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', {
      subject: { type: 'user', id },
      action: { name: 'users.view' },
      resource: { type: 'workspace', id: olga.workspace.slug },
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        decision: false,
        context: {
          rule: { kind: 'unknown', id: 'subject' },
          reason: 'No such person, action or resource is known here.',
          remedy: { kind: 'none', detail: 'Nobody can change it.' },
        },
      },
    });
  }
});

test('B13 S0.9 a member whose own membership ended has what is inherited from above, as at their next request', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  const nora = await join(await inAccount(pia.person, north), await person('nora'), 'sub-account-admin');
  const shop = await accountUnder(pia, 'Shop', north);
  const host = await inAccount(pia.person, shop);
  const basic = await join(host, nora.person, 'basic');
  expect((await accessIn(host, basic.member.id))?.compiled.assignment.role).toBe('basic');
  await admin`update members set ends_at = now() - interval '1 minute' where id = ${basic.member.id}`;
  const now = await loadWorkspaceContext(nora.person, shop.slug);
  expect(now.access.compiled.assignment.role).toBe('sub-account-admin');
  expect((await accessIn(host, basic.member.id))?.compiled).toBe(now.access.compiled);
});

test('B13 KE2 S0.9 the holder of a key whose membership is inherited can ask about themself', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  const shop = await accountUnder(pia, 'Shop', north);
  await admin`update members set status = 'left', left_at = now()
    where workspace_id = ${shop.id} and user_id = ${pia.person.userId}`;
  const there = await inAccount(pia.person, shop);
  expect(there.inheritedFrom.workspaceId).not.toBe(there.workspace.id);
  expect((await accessIn(there, there.member.id))?.compiled).toBe(there.access.compiled);
});

test('B13 AU12 an address with a look-alike character names no member', async () => {
  const { olga, kate } = await world({ people: { olga: 'owner', kate: 'agent' } });
  expect(await accessIn(olga, kate.member.email)).toBeDefined();
  expect(await accessIn(olga, kate.member.email.replace('k', '\u212a'))).toBeUndefined();
});
