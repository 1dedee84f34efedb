import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { removePerson } from '@/lib/access/people/remove-person';
import { startSession } from '@/lib/access/sessions/start-session';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { accountRefusals, type accountRows, hosting } from '@/lib/test-support/hosted';
import { again, join, person, world } from '@/lib/test-support/world';
import { makeResetLink } from './make-reset-link';
import { requestReset } from './request-reset';
import { isResetUsable, resetPassword } from './reset-password';

const { admin: database } = await testDatabase();
const more = new Invalid({ '': 'password-opens-more' });
const dead = new Invalid({ '': 'link-dead' });
const chosen = 'one that they choose themselves';

async function hostAndAccount() {
  const found = await hosting();
  const hostBelow = await again({
    ...found.host,
    workspace: { ...found.host.workspace, ...found.workspace },
  });
  return { ...found, hostBelow };
}

type Ctx = Parameters<typeof accountRows>[1];
const linkFor = async (actor: Ctx, { member }: Ctx) =>
  (await makeResetLink(actor, { memberId: member.id })).link.split('/').at(-1) ?? '';
const hashOf = async ({ person }: Ctx) => {
  const [row] =
    await database`select password_hash, email_verified_at from users where id = ${person.userId}`;
  return row;
};

const refused = accountRefusals(database);

test('S3.11 AU4 AU5 an Admin makes a link, not a password: used once, it ends every session and earlier link', async () => {
  const { admin, standard } = await hostAndAccount();
  await startSession(standard.person.userId, { ip: null, userAgent: null });
  await database`update users set email_verified_at = null where id = ${standard.person.userId}`;
  const first = await linkFor(admin, standard);
  expect((await hashOf(standard))?.password_hash).toBeNull();
  const second = await linkFor(admin, standard);
  await expect(resetPassword(first, chosen, null)).rejects.toEqual(dead);
  await resetPassword(second, chosen, null);
  // The link passed through another person's hands, so it does not verify the address.
  expect(await hashOf(standard)).toMatchObject({
    password_hash: expect.any(String),
    email_verified_at: null,
  });
  expect(await database`select 1 from sessions where user_id = ${standard.person.userId}`).toHaveLength(0);
  await expect(resetPassword(second, chosen, null)).rejects.toEqual(dead);
  const trail = await database`select event, actor_name from audit_events
    where organisation_id = ${admin.organisation.id} and event like 'user.%' order by seq`;
  expect([...trail]).toEqual([
    { event: 'user.reset-link-made', actor_name: admin.person.name },
    { event: 'user.reset-link-made', actor_name: admin.person.name },
    { event: 'user.password-reset', actor_name: standard.person.name },
  ]);
});

test('S3.11 S3.13 the host’s Admin makes one even for the only Admin; no lower role does, and no member for themselves', async () => {
  const { admin, standard, reader, helper, workspace, hostBelow } = await hostAndAccount();
  await resetPassword(await linkFor(hostBelow, admin), chosen, null);
  const helperBelow = await again({ ...helper, workspace: { ...helper.workspace, ...workspace } });
  for (const actor of [standard, reader, helperBelow])
    await refused(admin, () => linkFor(actor, actor === reader ? standard : reader), Denied);
  await refused(admin, () => linkFor(admin, admin), Denied);
});

test('S3.11 TE1 a person outside the account, or only invited, gets none', async () => {
  const { admin } = await hostAndAccount();
  const stranger = await hostAndAccount();
  for (const memberId of [stranger.standard.member.id, '', 'x'])
    await refused(admin, () => makeResetLink(admin, { memberId }), NotFound);
  const { invited } = await inviteMembers(admin, {
    emails: ['waiting@example.com'],
    role: 'standard',
    restrictions: [],
  });
  const [{ memberId } = { memberId: '' }] = invited;
  await refused(admin, () => makeResetLink(admin, { memberId }), new Invalid({ '': 'still-invited' }));
});

test('S3.11 R3 a link never opens more than its maker administers: other organisations, the host, its administration', async () => {
  const { admin, standard, host, helper, hostBelow } = await hostAndAccount();
  // A person of the host with a membership in the account too.
  const both = await join(admin, helper.person, { role: 'read-only' });
  await refused(admin, () => linkFor(admin, both), more);
  await resetPassword(await linkFor(hostBelow, both), chosen, null);

  const { paul } = await world({ people: { paul: 'owner' } });
  await join(paul, standard.person, { role: 'agent' });
  await refused(admin, () => linkFor(admin, standard), more);
  await refused(admin, () => linkFor(hostBelow, standard), more);

  const boss = await join(admin, host.person, { role: 'standard' });
  await refused(admin, () => linkFor(admin, boss), more);
});

test('S3.11 R3 a membership that could be restored counts like a present one', async () => {
  const { admin, host, helper } = await hostAndAccount();
  const both = await join(admin, helper.person, { role: 'read-only' });
  await revokeAccess(host, { memberId: helper.member.id });
  await refused(admin, () => linkFor(admin, both), more);
});

test('S3.11 R3 a membership in another organisation that could be restored counts like a present one', async () => {
  const { admin, standard } = await hostAndAccount();
  const other = await hostAndAccount();
  await join(other.admin, standard.person, { role: 'standard' });
  // The maker administers that membership too, and the person no longer belongs to that organisation.
  await join(other.admin, admin.person, { role: 'admin' });
  await removePerson(await loadOrganisationContext(other.host.person, other.host.organisation.slug), {
    userId: standard.person.userId,
  });
  await refused(admin, () => linkFor(admin, standard), more);
});

test('IN15 S3.11 a link ends with the membership of its maker, even once that person is invited again', async () => {
  const { admin, standard, hostBelow } = await hostAndAccount();
  const amy = await join(admin, await person('amy'), { role: 'admin' });
  const token = await linkFor(amy, standard);
  await revokeAccess(hostBelow, { memberId: amy.member.id });
  await join(admin, amy.person, { role: 'admin' });
  await expect(resetPassword(token, chosen, null)).rejects.toEqual(dead);
  expect((await hashOf(standard))?.password_hash).toBeNull();
});

test('S3.11 R4 a link ends when its maker gets a role that makes none', async () => {
  const { admin, standard, hostBelow } = await hostAndAccount();
  const amy = await join(admin, await person('amy'), { role: 'admin' });
  const token = await linkFor(amy, standard);
  const { id: memberId, version } = amy.member;
  await changeAccess(hostBelow, { memberId, version, role: 'standard', restrictions: [] });
  await expect(resetPassword(token, chosen, null)).rejects.toEqual(dead);
  expect((await hashOf(standard))?.password_hash).toBeNull();
});

test('S3.11 R4 a link ends with its maker’s access, and when its recipient joins another organisation', async () => {
  const { admin, standard, reader, hostBelow } = await hostAndAccount();
  const byHost = await linkFor(hostBelow, reader);
  await changeDelegation(admin, { isDelegated: false });
  const byAdmin = await linkFor(admin, standard);
  const { paul } = await world({ people: { paul: 'owner' } });
  await join(paul, standard.person, { role: 'agent' });
  for (const token of [byHost, byAdmin]) {
    expect(await isResetUsable(token)).toBe(true);
    await expect(resetPassword(token, chosen, null)).rejects.toEqual(dead);
    // The whole attempt is refused, and the link is not consumed.
    expect(await isResetUsable(token)).toBe(true);
  }
  expect((await hashOf(standard))?.password_hash).toBeNull();
});

test('AU4 a link that the person requests themselves replaces the one that an Admin made', async () => {
  const { admin, standard } = await hostAndAccount();
  const token = await linkFor(admin, standard);
  await requestReset(standard.person.email, 'en');
  await expect(resetPassword(token, chosen, null)).rejects.toEqual(dead);
});
