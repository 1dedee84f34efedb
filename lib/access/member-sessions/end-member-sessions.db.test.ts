import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { giveApp } from '@/lib/access/second-factor/test-support/factor';
import { findSession } from '@/lib/access/sessions/find-session';
import { listSignIns } from '@/lib/access/sessions/list-sign-ins';
import { startSession } from '@/lib/access/sessions/start-session';
import { Denied, FactorNeeded, Invalid, NotFound } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { join, world } from '@/lib/test-support/world';
import { endMemberSessions } from './end-member-sessions';

const { admin } = await testDatabase();
const refused = refusals(admin);
const device = { ip: '192.0.2.7', userAgent: 'a browser' };
const more = new Invalid({ '': 'sessions-open-more' });

const team = () =>
  world({ people: { olga: 'owner', otto: 'owner', max: 'manager', mia: 'manager', ana: 'agent' } });
const of = ({ member }: WorkspaceContext) => ({ memberId: member.id });
const open = async ({ person }: WorkspaceContext) => (await startSession(person.userId, device)).token;

/** Expects a refusal, after which the session still opens and nothing is changed. */
async function stays(actor: WorkspaceContext, target: WorkspaceContext, by: unknown) {
  const token = await open(target);
  await refused(actor, () => endMemberSessions(actor, of(target)), by);
  expect(await findSession(token)).not.toBeNull();
}

describe('signing a member out everywhere', () => {
  test('SE10 ends all their sessions, and the trail and their own record say so', async () => {
    const { max, ana, mia } = await team();
    const [first, second, other] = [await open(ana), await open(ana), await open(mia)];
    await giveApp(ana.person);
    const waiting = await startSession(ana.person.userId, device);
    await endMemberSessions(max, of(ana));
    for (const token of [first, second, waiting.token]) expect(await findSession(token)).toBeNull();
    expect(await admin`select 1 from pending_sign_ins where user_id = ${ana.person.userId}`).toEqual([]);
    expect(await findSession(other)).not.toBeNull();
    const events = await admin`select * from audit_events where event = 'user.sessions-ended'`;
    expect(events).toMatchObject([
      {
        ...{ organisation_id: max.organisation.id, workspace_id: max.workspace.id },
        ...{ actor_user_id: max.person.userId, subject_id: ana.person.userId },
      },
    ]);
    const record = (await listSignIns(ana.person)).map(({ event }) => event);
    expect(record.slice(0, 2)).toEqual(['ended-by-administrator', 'ended-by-administrator']);
  });

  test('SE10 leaves access and password as they are: the person signs in again', async () => {
    const { olga, ana } = await team();
    await endMemberSessions(olga, of(ana));
    expect(await findSession(await open(ana))).toMatchObject({ userId: ana.person.userId });
  });

  test('SE10 R2 of the other owner needs no third one, as nothing is taken', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    const token = await open(otto);
    await endMemberSessions(olga, of(otto));
    expect(await findSession(token)).toBeNull();
  });

  test('B17 of an owner needs a fresh factor of the actor', async () => {
    const { olga, otto } = await team();
    const stale = { ...olga, person: { ...olga.person, isFactorStale: true } };
    await stays(stale, otto, new FactorNeeded());
  });
});

describe('who may not', () => {
  test('R1 sign themself out by it', async () => {
    const { olga } = await team();
    await stays(olga, olga, expect.any(Denied));
  });

  test.each([
    ['an owner', 'otto'],
    ['another manager', 'mia'],
  ] as const)('R3 S1.15 a manager sign out %s', async (_, name) => {
    const people = await team();
    await stays(people.max, people[name], expect.any(Denied));
  });

  test('S1.21 an agent anyone', async () => {
    const { ana, mia } = await team();
    await stays(ana, mia, expect.any(Denied));
  });

  test('SE10 an owner a person who belongs to another organisation as well', async () => {
    const { olga, ana } = await team();
    const { stella } = await world({ people: { stella: 'owner' } });
    await join(stella, ana.person, 'agent');
    await stays(olga, ana, more);
  });

  test('SE10 an owner a person with a role in the organisation that they do not administer', async () => {
    const { max, ana } = await team();
    await admin`update people set role = 'admin' where user_id = ${ana.person.userId}`;
    await stays(max, ana, more);
  });

  test('TE1 anyone a member of another organisation', async () => {
    const { olga } = await team();
    const { stella, ben } = await world({ people: { stella: 'owner', ben: 'agent' } });
    const token = await open(ben);
    await refused(stella, () => endMemberSessions(olga, of(ben)), expect.any(NotFound));
    expect(await findSession(token)).not.toBeNull();
  });
});
