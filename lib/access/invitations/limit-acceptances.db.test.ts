import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { renewInvitation } from '@/lib/access/members/invite/renew-invitation';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { Throttled } from '@/lib/platform/errors';
import { everything } from '@/lib/test-support/work';
import { person, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();
const fresh = () => `stranger-${crypto.randomUUID()}@example.com`;
const agents = { role: 'agent', restrictions: [] };

async function invite(ctx: WorkspaceContext, email = fresh()) {
  const { invited } = await inviteMembers(ctx, { emails: [email], ...agents });
  if (!invited[0]) throw new Error('The address was skipped.');
  return invited[0];
}

/** Repeats `attempt` until it is refused; the database must then be as after the last success. */
async function untilThrottled(ctx: WorkspaceContext, attempt: (n: number) => Promise<unknown>) {
  for (let n = 0; n < 60; n++) {
    const before = await everything(admin, ctx);
    try {
      await attempt(n);
    } catch (error) {
      expect(error).toEqual(new Throttled(24 * 60 * 60));
      expect(await everything(admin, ctx)).toEqual(before);
      return n;
    }
  }
  throw new Error('Nothing was refused.');
}

const mailsTo = async (email: string) =>
  (await admin`select 1 from outbox where recipient = ${email} and job->>'kind' = 'invitation'`).length;

describe('IN14 invitations are limited', () => {
  test('IN14 renewals to one recipient: 40 in a row are six mails', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId, email } = await invite(olga);
    expect(await untilThrottled(olga, () => renewInvitation(olga, { memberId }))).toBe(5);
    expect(await mailsTo(email)).toBe(6);
    await expect(invite(olga)).resolves.toBeDefined();
  });

  test('IN14 revoking and inviting again, by another colleague or with another plus-part, counts as the same', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const email = fresh();
    const succeeded = await untilThrottled(olga, async (n) => {
      const [by, address] = [n % 2 ? mia : olga, email.replace('@', n === 0 ? '@' : `+${n}@`)];
      const { memberId } = await invite(by, address);
      await revokeInvitation(by, { memberId });
    });
    expect(succeeded).toBe(6);
  });

  test('IN14 all invitations of one workspace count together, and other workspaces are not affected', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    const list = () => ({ emails: Array.from({ length: 50 }, fresh), ...agents });
    for (let n = 0; n < 9; n++) await inviteMembers(olga, list());
    await inviteMembers(olga, { ...list(), emails: Array.from({ length: 49 }, fresh) });
    expect(await untilThrottled(olga, () => inviteMembers(olga, list()))).toBe(0);
    await expect(invite(olga)).resolves.toBeDefined();
    await expect(invite(paul)).resolves.toBeDefined();
  });

  test('IN14 one mailbox gets at most 20 mails a day from all workspaces, and no invitation is refused for it', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const email = fresh();
    await invite(olga, email);
    await admin`update attempts set count = 20 where key like 'mail-stranger:%'`;
    const { paul } = await world({ people: { paul: 'owner' } });
    const { link, isMailed } = await invite(paul, email);
    expect({ link, isMailed }).toMatchObject({
      link: expect.stringContaining('/invitation/'),
      isMailed: false,
    });
    expect(await mailsTo(email)).toBe(1);
  });

  test('IN14 LI5 simultaneous renewals do not exceed the limit', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId, email } = await invite(olga);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => renewInvitation(olga, { memberId })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await mailsTo(email)).toBe(6);
  });
});

describe('an invitation’s mail', () => {
  const localeOf = async (email: string) =>
    (await admin`select job->>'locale' as locale from outbox where recipient = ${email} order by id desc`)[0]
      ?.locale;

  test('A42 is in the language of its recipient, where that is known, even when it is renewed', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await admin`update workspaces set locale = 'fr' where id = ${olga.workspace.id}`;
    const marco = await person('marco');
    await admin`update users set locale = 'it' where id = ${marco.userId}`;
    const known = await invite(olga, marco.email.toUpperCase());
    expect(await localeOf(known.email)).toBe('it');
    await renewInvitation(olga, { memberId: known.memberId });
    expect(await localeOf(known.email)).toBe('it');
  });

  test('A42 is otherwise in the language of the workspace, and of the sender', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const nina = await person('nina');
    expect(await localeOf((await invite(olga, nina.email)).email)).toBe('en');
    await admin`update workspaces set locale = 'fr' where id = ${olga.workspace.id}`;
    expect(await localeOf((await invite(olga)).email)).toBe('fr');
  });
});
