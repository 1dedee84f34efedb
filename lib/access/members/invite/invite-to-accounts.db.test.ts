import { describe, expect, test } from 'vitest';
import type { MailJob } from '@/db/schema/platform/outbox';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { findInvitation } from '@/lib/access/invitations/find-by-token';
import { emailFor } from '@/lib/access/mail/email-for-job';
import { work } from '@/lib/modules';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { person, world } from '@/lib/test-support/world';
import { changeAccess } from '../change/change-access';
import { inviteToAccounts } from './invite-to-accounts';
import { revokeInvitation } from './revoke-invitation';

const { admin } = await testDatabase();

const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const fresh = () => `zoe-${crypto.randomUUID()}@example.com`;

const state = async ({ organisation }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(m order by m.workspace_id, m.id) from members m where organisation_id = ${organisation.id} and status <> 'left') as members,
    (select count(*) from invitations) as invitations, (select count(*) from outbox) as mails,
    (select count(*) from audit_events where organisation_id = ${organisation.id}) as audit`;
  return row;
};

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await state(ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await state(ctx)).toEqual(before);
}

async function family() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  const shop = await accountUnder(pia, 'Shop', north);
  const south = await accountUnder(pia, 'South');
  return { pia, north, shop, south };
}

describe('inviting one person to several accounts', () => {
  test('S0.1 S0.10 each account gets a role in one act, and one acceptance joins all of them', async () => {
    const { pia, north, shop } = await family();
    const zoe = await person('zoe');
    const invited = await inviteToAccounts(pia, {
      email: zoe.email,
      memberships: [
        { accountId: pia.workspace.id, role: 'basic' },
        { accountId: north.id, role: 'sub-account-admin' },
        { accountId: shop.id, role: 'advanced' },
      ],
    });
    expect(invited.map(({ account }) => account)).toEqual(['Workspace of pia', 'North', 'Shop']);
    const [link, ...others] = new Set(invited.map((each) => each.link));
    expect(others).toEqual([]);
    const token = tokenOf(link ?? '');
    expect(await findInvitation(token)).toMatchObject({
      invitation: {
        accounts: [
          { name: 'Workspace of pia', role: 'basic' },
          { name: 'North', role: 'sub-account-admin' },
          { name: 'Shop', role: 'advanced' },
        ],
      },
    });
    const accepted = await acceptInvitation(token, { as: 'existing', person: zoe });
    expect(accepted.workspace.slug).toBe(pia.workspace.slug);
    await expect(acceptInvitation(token, { as: 'existing', person: zoe })).rejects.toEqual(
      new Invalid({ '': 'link-dead' }),
    );
    const roles = await Promise.all(
      [pia.workspace, north, shop].map(async (account) => (await inAccount(zoe, account)).member.role),
    );
    expect(roles).toEqual(['basic', 'sub-account-admin', 'advanced']);
  });

  test('S0.1 a new person joins all accounts with one password, and gets one mail', async () => {
    const { pia, north, shop } = await family();
    const email = fresh();
    const memberships = [north, shop].map(({ id }) => ({ accountId: id, role: 'basic' }));
    const [invited] = await inviteToAccounts(pia, { email, memberships });
    const mails = await admin`select job from outbox where recipient = ${email}`;
    expect(mails).toHaveLength(1);
    const job = mails[0]?.job as MailJob;
    expect((await emailFor(job, work))?.paragraphs.join(' ')).toContain('North and Shop');
    const given = { name: 'Zoé', password: 'a long and rare password', locale: 'en', ip: null };
    const { userId } = await acceptInvitation(tokenOf(invited?.link ?? ''), { as: 'new', ...given });
    const joined =
      await admin`select workspace_id from members where user_id = ${userId} and status = 'active'`;
    expect(joined.map((row) => row.workspace_id).sort()).toEqual([north.id, shop.id].sort());
  });

  test('S0.1 IN5 RO3 an account that was revoked, or that its inviter may no longer give, is left out', async () => {
    const { pia, north, shop, south } = await family();
    const zoe = await person('zoe');
    const sam = await colleague(pia, south, 'sam', 'sub-account-admin');
    const memberships = [north, shop].map(({ id }) => ({ accountId: id, role: 'basic' }));
    const [toNorth] = await inviteToAccounts(pia, { email: zoe.email, memberships });
    await revokeInvitation(await inAccount(pia.person, north), { memberId: toNorth?.memberId ?? '' });
    await acceptInvitation(tokenOf(toNorth?.link ?? ''), { as: 'existing', person: zoe });
    expect((await inAccount(zoe, shop)).member.role).toBe('basic');
    await expect(inAccount(zoe, north)).rejects.toEqual(new NotFound());
    const [toSouth] = await inviteToAccounts(sam, {
      email: zoe.email,
      memberships: [{ accountId: south.id, role: 'sub-account-admin' }],
    });
    await admin`update members set role = 'basic' where id = ${sam.member.id}`;
    const before = await state(pia);
    await expect(
      acceptInvitation(tokenOf(toSouth?.link ?? ''), { as: 'existing', person: zoe }),
    ).rejects.toEqual(new Invalid({ '': 'link-dead' }));
    expect(await state(pia)).toEqual(before);
  });

  test('S0.8 R9 the role in one account changes at any time, and the others stay', async () => {
    const { pia, north, shop } = await family();
    const zoe = await person('zoe');
    const memberships = [north, shop].map(({ id }) => ({ accountId: id, role: 'basic' }));
    const [invited] = await inviteToAccounts(pia, { email: zoe.email, memberships });
    await acceptInvitation(tokenOf(invited?.link ?? ''), { as: 'existing', person: zoe });
    const { member } = await inAccount(zoe, shop);
    const above = await inAccount(pia.person, shop);
    await changeAccess(above, {
      memberId: member.id,
      version: member.version,
      role: 'advanced',
      restrictions: [],
    });
    expect((await inAccount(zoe, shop)).member.role).toBe('advanced');
    expect((await inAccount(zoe, north)).member.role).toBe('basic');
  });

  test('RO3 S0.10 one role that may not be given there refuses all of them', async () => {
    const { pia, north, shop } = await family();
    const memberships = (role: string) => [
      { accountId: shop.id, role: 'basic' },
      { accountId: north.id, role },
    ];
    const attempt = (role: string) => () =>
      inviteToAccounts(pia, { email: fresh(), memberships: memberships(role) });
    await refused(pia, attempt('parent-admin'), new Invalid({ 'places.1.role': 'role-of-other-place' }));
    await refused(pia, attempt('__proto__'), new Invalid({ 'places.1.role': 'unknown-role' }));
    const twice = {
      email: fresh(),
      memberships: [...memberships('basic'), { accountId: shop.id, role: 'basic' }],
    };
    await refused(pia, () => inviteToAccounts(pia, twice), new Invalid({ memberships: 'account-twice' }));
  });

  test('TE6 S0.9 a sub-account admin invites neither upwards nor sideways, and no invitation is written', async () => {
    const { pia, north, shop, south } = await family();
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    for (const elsewhere of [pia.workspace, south]) {
      const memberships = [shop, elsewhere].map(({ id }) => ({ accountId: id, role: 'basic' }));
      await refused(pia, () => inviteToAccounts(sam, { email: fresh(), memberships }), new NotFound());
    }
    const memberships = [north, shop].map(({ id }) => ({ accountId: id, role: 'sub-account-admin' }));
    expect(await inviteToAccounts(sam, { email: fresh(), memberships })).toHaveLength(2);
  });

  test.each(['advanced', 'basic'])('S0.4 S0.5 RO3 %s users cannot invite', async (role) => {
    const { pia, shop } = await family();
    const uma = await colleague(pia, shop, 'uma', role);
    const memberships = [{ accountId: shop.id, role: 'basic' }];
    await refused(pia, () => inviteToAccounts(uma, { email: fresh(), memberships }), expect.any(Denied));
  });

  test('S0.1 a member of one of the accounts is named there, and invited to none', async () => {
    const { pia, north, shop } = await family();
    const uma = await colleague(pia, shop, 'uma', 'basic');
    const memberships = [north, shop].map(({ id }) => ({ accountId: id, role: 'basic' }));
    const again = () => inviteToAccounts(pia, { email: uma.person.email, memberships });
    await refused(pia, again, new Invalid({ 'places.1.accountId': 'already-member' }));
    const self = () => inviteToAccounts(pia, { email: pia.person.email, memberships });
    await refused(pia, self, new Invalid({ email: 'own-address' }));
  });
});
