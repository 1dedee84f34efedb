import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { inviteMembers } from './invite-members';
import { agent, fresh, inviteOne } from './test-support/invite-one';

const { admin } = await testDatabase();

const refusedOn = (fields: Record<string, string>) => new Invalid(fields);

const refused = refusals(admin);

describe('addresses', () => {
  test.each([
    'ana',
    '"a b"@example.com',
    'a@b\r\nBcc: c@d.com',
    'Ana <ana@example.com>',
    'a@x.com,b@x.com',
    '',
  ])('AU6 %j is refused, and no mail is sent', async (email) => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const reason = email === '' ? 'required' : 'email';
    await refused(
      olga,
      () => inviteMembers(olga, { emails: [email], ...agent }),
      refusedOn({ emails: reason }),
    );
  });

  test('A09 an internationalised domain is invited in its ASCII form, however it is typed', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const emails = ['ws10@bücher.example', 'WS10@BÜCHER.example', 'ws10@xn--bcher-kva.example'];
    const { invited, skipped } = await inviteMembers(olga, { emails, ...agent });
    expect(invited.map(({ email }) => email)).toEqual(['ws10@xn--bcher-kva.example']);
    expect(skipped.map(({ reason }) => reason)).toEqual(['duplicate-address', 'duplicate-address']);
  });

  test('A10 every character that RFC 5321 allows before the @ is accepted', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const emails = ['r&d13', 'a/b17', 'bang!18', 'x=y23', '#25', 'x30~'].map(
      (local) => `${local}@example.com`,
    );
    const { invited, skipped } = await inviteMembers(olga, { emails, ...agent });
    expect(invited.map(({ email }) => email)).toEqual(emails);
    expect(skipped).toEqual([]);
  });

  test('IN12 in other case, with a plus-part or spaces, a member stays one member', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const plus = ana.person.email.replace('@', '+news@');
    for (const email of [ana.person.email, ana.person.email.toUpperCase(), plus, ` ${ana.person.email} `]) {
      const invite = () => inviteMembers(olga, { emails: [email], ...agent });
      await refused(olga, invite, refusedOn({ emails: 'already-member' }));
    }
  });

  test('IN12 a person known in another workspace gets the same answer as any other', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { pia } = await world({ people: { paul: 'owner', pia: 'agent' } });
    const { invited } = await inviteMembers(olga, { emails: [pia.person.email, fresh()], ...agent });
    expect(invited.map((one) => Object.keys(one))).toEqual([
      Object.keys(invited[0] ?? {}),
      Object.keys(invited[0] ?? {}),
    ]);
  });

  test('the actor’s own address, and an invited one, are refused on the field', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { email } = await inviteOne(olga);
    const invite = (address: string) => () => inviteMembers(olga, { emails: [address], ...agent });
    await refused(olga, invite(olga.person.email), refusedOn({ emails: 'own-address' }));
    await refused(olga, invite(email.toUpperCase()), refusedOn({ emails: 'already-invited' }));
  });

  test('B12 of many addresses the valid ones are invited, and each other one is named with its reason', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const good = fresh();
    const emails = [good, good.toUpperCase(), 'nonsense', ana.person.email, olga.person.email];
    const { invited, skipped } = await inviteMembers(olga, { emails, ...agent });
    expect(invited.map(({ email }) => email)).toEqual([good]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'duplicate-address',
      'email',
      'already-member',
      'own-address',
    ]);
  });

  test('more than fifty at once are refused', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const emails = Array.from({ length: 51 }, fresh);
    await refused(
      olga,
      () => inviteMembers(olga, { emails, ...agent }),
      refusedOn({ emails: 'too-many-addresses' }),
    );
  });

  test('IN1 20 addresses invited ten times simultaneously: one pending invitation each', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const emails = Array.from({ length: 20 }, fresh);
    await Promise.all(Array.from({ length: 10 }, () => inviteMembers(olga, { emails, ...agent })));
    const [row] = await admin`select
      (select count(*)::int from members where workspace_id = ${olga.workspace.id} and status = 'invited') as members,
      (select count(*)::int from invitations where workspace_id = ${olga.workspace.id}) as invitations,
      (select count(*)::int from audit_events where workspace_id = ${olga.workspace.id}
        and event = 'member.invited') as events`;
    expect(row).toEqual({ members: 20, invitations: 20, events: 20 });
  });
});
