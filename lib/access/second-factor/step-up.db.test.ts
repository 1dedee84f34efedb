import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { changeAccess, changeMany } from '@/lib/access/members/change/change-access';
import { previewChange } from '@/lib/access/members/change/preview-change';
import { setDates } from '@/lib/access/members/dates/set-dates';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { previewRevocation } from '@/lib/access/members/revoke/preview-revocation';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { changeOrganisationRole } from '@/lib/access/people/change-role';
import { removePerson } from '@/lib/access/people/remove-person';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { work } from '@/lib/modules';
import { FactorNeeded, Invalid, Unauthenticated } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { person, world } from '@/lib/test-support/world';
import { requestDataExport } from '@/lib/work/data-exports/request-data-export';
import { completeWithFactor, renewFactor } from './give-factor';
import { giveApp, nextCode, wrongCode } from './test-support/factor';

const { admin } = await testDatabase();
const refused = refusals(admin);
const device = { ip: '192.0.2.7', userAgent: 'a browser' };

beforeEach(() => admin`delete from attempts`);

/** A request of the person whose session has or has not a fresh factor. */
const asked = (ctx: WorkspaceContext, isFactorStale: boolean): WorkspaceContext => ({
  ...ctx,
  person: { ...ctx.person, isFactorStale },
});

const atOrganisation = ({ person: who, organisation }: WorkspaceContext) =>
  loadOrganisationContext(who, organisation.slug);

interface Team {
  olga: WorkspaceContext;
  otto: WorkspaceContext;
  ana: WorkspaceContext;
}

const access = (member: WorkspaceContext, role: string) => ({
  ...{ memberId: member.member.id, version: member.member.version },
  ...{ role, restrictions: [] },
});
const chosen = ({ member: { id, version } }: WorkspaceContext) => [{ id, version }];

/** The acts that give or take the top role, by the owner Olga. */
const acts: Record<string, (team: Team) => Promise<unknown>> = {
  'making an owner': ({ olga, ana }) => changeAccess(olga, access(ana, 'owner')),
  'making several owners': ({ olga, ana }) =>
    changeMany(olga, { chosen: chosen(ana), role: 'owner', restrictions: [] }),
  'inviting an owner': ({ olga }) =>
    inviteMembers(olga, { emails: [`${crypto.randomUUID()}@example.com`], role: 'owner', restrictions: [] }),
  'making an owner an agent': ({ olga, otto }) => changeAccess(olga, access(otto, 'agent')),
  'revoking an owner': ({ olga, otto }) => revokeAccess(olga, { memberId: otto.member.id }),
  'suspending an owner': ({ olga, otto }) =>
    suspendMembers(olga, { chosen: chosen(otto), reason: 'away', until: null }),
  'dating an owner': ({ olga, otto }) =>
    setDates(olga, {
      ...{ memberId: otto.member.id, version: otto.member.version },
      ...{ starts: null, ends: '2199-12-31', work: 'stays' },
    }),
  'making an administrator of the organisation': async ({ olga, ana }) =>
    changeOrganisationRole(await atOrganisation(olga), {
      ...{ userId: ana.person.userId, from: 'member', role: 'admin' },
    }),
  'exporting everything': ({ olga }) => requestDataExport(olga),
};

async function team(isFactorStale: boolean): Promise<Team> {
  const { olga, otto, ana } = await world({ people: { olga: 'owner', otto: 'owner', ana: 'agent' } });
  return { olga: asked(olga, isFactorStale), otto, ana };
}

describe('what needs a fresh second factor', () => {
  test.each(Object.entries(acts))('B17 %s is refused without one, and nothing changes', async (_, act) => {
    const people = await team(true);
    await refused(people.olga, () => act(people), new FactorNeeded());
  });

  test.each(Object.entries(acts))('B17 %s succeeds with one', async (_, act) => {
    await expect(act(await team(false))).resolves.toBeDefined();
  });

  test('B17 removing an administrator of the organisation is refused without one', async () => {
    const people = await team(true);
    await admin`update people set role = 'admin' where user_id = ${people.ana.person.userId}`;
    const organisation = await atOrganisation(people.olga);
    const remove = () => removePerson(organisation, { userId: people.ana.person.userId });
    await refused(people.olga, remove, new FactorNeeded());
  });

  test('B17 creating an API key is refused without one, and succeeds with one', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const create = (ctx: WorkspaceContext) => createApiKey(ctx, { name: 'Till', scopes: ['users.view'] });
    await refused(pia, () => create(asked(pia, true)), new FactorNeeded());
    const { token } = await create(asked(pia, false));
    expect(token).toMatch(/^lk_/);
  });
});

describe('what needs no fresh second factor', () => {
  test('B17 acts on other levels', async () => {
    const { olga, ana } = await team(true);
    await expect(changeAccess(olga, access(ana, 'manager'))).resolves.toMatchObject({ role: 'manager' });
  });

  test('B17 previews of what does', async () => {
    const { olga, otto } = await team(true);
    await previewChange(olga, work, access(otto, 'agent'));
    await expect(previewRevocation(olga, work, { memberId: otto.member.id })).resolves.toBeDefined();
  });

  test('B17 the requests of an API key', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const { token } = await createApiKey(pia, { name: 'Till', scopes: ['users.view'] });
    await giveApp(pia.person);
    const { ctx } = await openWithKey(token, null);
    expect(ctx.person.isFactorStale).toBeUndefined();
  });
});

describe('a session', () => {
  const isStale = async (token: string) => (await findSession(token))?.isFactorStale;

  test('B17 has a fresh factor for ten minutes after the sign-in, and again after the challenge', async () => {
    const ana = await person('ana');
    await giveApp(ana);
    const { token } = await startSession(ana.userId, device);
    const session = await completeWithFactor(token, await nextCode(ana), device);
    expect(await isStale(session.token)).toBe(false);
    await admin`update sessions set factor_at = now() - interval '10 minutes' where user_id = ${ana.userId}`;
    expect(await isStale(session.token)).toBe(true);
    const { sessionId = '' } = (await findSession(session.token)) ?? {};
    const renewed = await renewFactor({ userId: ana.userId, sessionId, ip: null }, await nextCode(ana));
    expect(await isStale(renewed.token)).toBe(false);
  });

  test('SE4 has a new token after the challenge, and the earlier one opens nothing any more', async () => {
    const ana = await person('ana');
    const { token } = await startSession(ana.userId, device);
    const { sessionId = '' } = (await findSession(token)) ?? {};
    await giveApp(ana);
    const row = () => admin`select id, created_at, expires_at from sessions where user_id = ${ana.userId}`;
    const before = await row();
    const me = { userId: ana.userId, sessionId, ip: null };
    await expect(renewFactor(me, await wrongCode(ana))).rejects.toThrow(Invalid);
    expect(await findSession(token)).not.toBeNull();
    const renewed = await renewFactor(me, await nextCode(ana));
    expect(await findSession(token)).toBeNull();
    expect(await findSession(renewed.token)).toMatchObject({ sessionId, isFactorStale: false });
    expect(await row()).toEqual(before);
  });

  test('SE4 that ended during the challenge stays ended, and the code is not used up', async () => {
    const ana = await person('ana');
    await giveApp(ana);
    const me = { userId: ana.userId, sessionId: crypto.randomUUID(), ip: null };
    const code = await nextCode(ana);
    const used = () => admin`select last_step from totp_factors where user_id = ${ana.userId}`;
    const before = await used();
    await expect(renewFactor(me, code)).rejects.toThrow(Unauthenticated);
    expect(await used()).toEqual(before);
  });

  test('B17 counts as one with a factor only where it was given', async () => {
    const ben = await person('ben');
    const { token } = await startSession(ben.userId, device);
    expect(await findSession(token)).toMatchObject({ hasFactor: false });
    await giveApp(ben);
    expect(await findSession(token)).toMatchObject({ hasFactor: false, isFactorStale: true });
    const pending = await startSession(ben.userId, device);
    const session = await completeWithFactor(pending.token, await nextCode(ben), device);
    expect(await findSession(session.token)).toMatchObject({ hasFactor: true });
  });

  test('B17 of a person without a factor is never asked', async () => {
    const { token } = await startSession((await person('ben')).userId, device);
    expect(await isStale(token)).toBe(false);
  });
});
