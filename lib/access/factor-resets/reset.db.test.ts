import { beforeEach, describe, expect, test } from 'vitest';
import type { FactorResetMail } from '@/db/schema/platform/factor-mails';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { emailFor } from '@/lib/access/mail/email-for-job';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { readFactor } from '@/lib/access/second-factor/factor-view';
import { giveApp } from '@/lib/access/second-factor/test-support/factor';
import { startSession } from '@/lib/access/sessions/start-session';
import { work } from '@/lib/modules';
import { Denied, FactorNeeded, Invalid, NotFound, Throttled } from '@/lib/platform/errors';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { refusals } from '@/lib/test-support/refusals';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { join, person, world } from '@/lib/test-support/world';
import { beginReset } from '@/scripts/second-factor/begin-reset';
import {
  completeFactorReset,
  pendingReset,
  readFactorReset,
  stopFactorResetByLink,
  stopOwnFactorReset,
} from './own-reset';
import { startFactorReset, stopFactorReset } from './start-reset';

const { admin, url } = await separateDatabase();
await stopWindows(admin);
const refused = refusals(admin);
const dead = new Invalid({ '': 'link-dead' });

process.env.SMTP_URL = 'smtp://127.0.0.1:9';
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';
forgetSettings();

beforeEach(() => admin`delete from outbox`);

async function team() {
  const made = await world({
    people: { olga: 'owner', otto: 'owner', oda: 'owner', max: 'manager', ana: 'agent' },
  });
  for (const { person } of [made.otto, made.max, made.ana]) await giveApp(person);
  return made;
}

const of = ({ member }: WorkspaceContext) => ({ memberId: member.id });
const has = async ({ person }: WorkspaceContext) => (await readFactor(person.userId)) !== null;

const mails = async () =>
  (await admin<{ recipient: string; job: FactorResetMail }[]>`
    select recipient, job from outbox where job->>'kind' = 'factor-reset' order by recipient`) ?? [];

/** The token of the link that the person was mailed. */
async function mailedToken(): Promise<string> {
  const [mail] = (await mails()).filter(({ job }) => job.holder === null);
  const email = mail && (await emailFor(mail.job, work));
  return email?.link?.split('/').at(-1) ?? '';
}

/** Lets a day pass for the open resets. */
const aDayLater = () =>
  admin`update factor_resets set created_at = created_at - interval '1 day',
    due_at = due_at - interval '1 day', expires_at = expires_at - interval '1 day'`;

describe('a reset of a lost factor', () => {
  test('B17 changes nothing until its link is opened, by the person alone', async () => {
    const { max, ana } = await team();
    await startFactorReset(max, of(ana));
    expect(await has(ana)).toBe(true);
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([ana.person.email]);
    const token = await mailedToken();
    expect(await readFactorReset(token)).toMatchObject({ email: ana.person.email, isDue: true });
    await startSession(ana.person.userId, { ip: null, userAgent: null });
    await completeFactorReset(token, null);
    expect(await has(ana)).toBe(false);
    const left = await admin`select 1 from pending_sign_ins where user_id = ${ana.person.userId}`;
    expect(left).toHaveLength(0);
    await expect(completeFactorReset(token, null)).rejects.toEqual(dead);
  });

  test('B17 of an owner works after a day, and every other owner is mailed', async () => {
    const { olga, otto, oda } = await team();
    await startFactorReset(olga, of(otto));
    const told = (await mails()).filter(({ job }) => job.holder).map(({ recipient }) => recipient);
    expect(told).toEqual([olga.person.email, oda.person.email].sort());
    const token = await mailedToken();
    expect(await readFactorReset(token)).toMatchObject({ isDue: false });
    await refused(olga, () => completeFactorReset(token, null), dead);
    await aDayLater();
    await completeFactorReset(token, null);
    expect(await has(otto)).toBe(false);
  });

  test('B17 of a person who became an owner since then does not work at once', async () => {
    const { olga, ana } = await team();
    await startFactorReset(olga, of(ana));
    const { version } = ana.member;
    await changeAccess(olga, { ...of(ana), version, role: 'owner', restrictions: [] });
    const token = await mailedToken();
    await refused(olga, () => completeFactorReset(token, null), dead);
  });

  test('B17 works once of 20 simultaneous attempts', async () => {
    const { max, ana } = await team();
    await startFactorReset(max, of(ana));
    const token = await mailedToken();
    const attempts = Array.from({ length: 20 }, () => completeFactorReset(token, null));
    const done = (await Promise.allSettled(attempts)).filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
  });

  test('B17 R7 is in the trail from its beginning to its end', async () => {
    const { max, ana } = await team();
    await startFactorReset(max, of(ana));
    await completeFactorReset(await mailedToken(), '192.0.2.7');
    const events = await admin`
      select event, actor_name from audit_events where organisation_id = ${ana.organisation.id}
      and event like 'user.%' order by seq`;
    expect([...events]).toEqual([
      { event: 'user.factor-reset-started', actor_name: max.person.name },
      { event: 'user.second-factor-reset', actor_name: ana.person.name },
    ]);
  });

  test('B17 R4 ends with the right of the administrator who began it', async () => {
    const { olga, max, ana } = await team();
    await startFactorReset(max, of(ana));
    const token = await mailedToken();
    const { version } = max.member;
    await changeAccess(olga, { ...of(max), version, role: 'agent', restrictions: [] });
    await refused(olga, () => completeFactorReset(token, null), dead);
  });
});

describe('who begins one', () => {
  test('B17 S1.15 R1 may take the access of the person', async () => {
    const { olga, max, ana, otto } = await team();
    await refused(olga, () => startFactorReset(max, of(otto)), expect.any(Denied));
    await refused(olga, () => startFactorReset(ana, of(max)), expect.any(Denied));
    await refused(olga, () => startFactorReset(max, of(max)), expect.any(Denied));
  });

  test('B17 R2 is no member, where the person is the only owner', async () => {
    const { olga, max } = await world({ people: { olga: 'owner', max: 'manager' } });
    await giveApp(olga.person);
    for (const actor of [olga, max])
      await refused(olga, () => startFactorReset(actor, of(olga)), expect.any(Denied));
  });

  test('B17 has given their factor lately, for an owner', async () => {
    const { olga, otto } = await team();
    const stale = { ...olga, person: { ...olga.person, isFactorStale: true } };
    await refused(olga, () => startFactorReset(stale, of(otto)), new FactorNeeded());
  });

  test('B17 R3 administers everything that the factor protects', async () => {
    const { olga, ana } = await team();
    const { sam } = await world({ people: { sam: 'owner' } });
    await join(sam, ana.person, 'owner');
    await refused(olga, () => startFactorReset(olga, of(ana)), new Invalid({ '': 'password-opens-more' }));
  });

  test('B17 finds a factor, and no other reset', async () => {
    const { max, ana, olga } = await team();
    const bea = await join(olga, await person('bea'), 'agent');
    await refused(olga, () => startFactorReset(max, of(bea)), new Invalid({ '': 'second-factor-none-here' }));
    await startFactorReset(max, of(ana));
    await refused(olga, () => startFactorReset(max, of(ana)), new Invalid({ '': 'factor-reset-open' }));
  });
});

test('B17 LI5 three resets of a person are begun in a day, also when they are stopped', async () => {
  const { max, ana } = await team();
  for (let nth = 1; nth <= 3; nth++) {
    await startFactorReset(max, of(ana));
    await stopFactorReset(max, of(ana));
  }
  await refused(max, () => startFactorReset(max, of(ana)), expect.any(Throttled));
});

describe('a reset is stopped', () => {
  const stops: Record<string, (otto: WorkspaceContext, oda: WorkspaceContext) => Promise<void>> = {
    'by the person in the console': ({ person }) => stopOwnFactorReset(person),
    'by the person with the link': async () => stopFactorResetByLink(await mailedToken(), null),
    'by another owner': (otto, oda) => stopFactorReset(oda, of(otto)),
  };

  test.each(Object.entries(stops))('B17 %s, and the factor stays', async (_, stop) => {
    const { olga, otto, oda } = await team();
    await startFactorReset(olga, of(otto));
    const token = await mailedToken();
    await stop(otto, oda);
    await aDayLater();
    await refused(olga, () => completeFactorReset(token, null), dead);
    expect(await pendingReset(otto.person.userId)).toBeNull();
    expect(await has(otto)).toBe(true);
  });

  test('B17 S1.15 only by those who may take the access, and once', async () => {
    const { olga, otto, max } = await team();
    await startFactorReset(olga, of(otto));
    await refused(olga, () => stopFactorReset(max, of(otto)), expect.any(Denied));
    await stopFactorReset(olga, of(otto));
    await refused(olga, () => stopFactorReset(olga, of(otto)), expect.any(NotFound));
  });
});

describe('the operator', () => {
  test('B17 R2 prints a link for the only owner, which works once', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await giveApp(olga.person);
    const earlier = await beginReset(url, olga.person.email);
    const token = (await beginReset(url, olga.person.email.toUpperCase())) ?? '';
    await refused(olga, () => completeFactorReset(earlier ?? '', null), dead);
    await completeFactorReset(token, null);
    expect(await has(olga)).toBe(false);
    await refused(olga, () => completeFactorReset(token, null), dead);
  });

  test('B17 gets no link for an address without a factor', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    for (const email of [olga.person.email, 'stranger@example.com', ''])
      expect(await beginReset(url, email)).toBeNull();
  });
});
