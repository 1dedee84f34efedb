import { describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { Invalid, Stale } from '@/lib/platform/errors';
import { world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { answerOnce, fingerprintOf } from './answer-once';

const { admin } = await testDatabase();

const claimOf = ({ person }: WorkspaceContext, input: unknown = 'a contact') => ({
  owner: person.userId,
  requestId: crypto.randomUUID(),
  fingerprint: fingerprintOf('contacts.create', input),
});
const contactsOf = async ({ workspace }: WorkspaceContext) =>
  (await admin`select 1 from contacts where workspace_id = ${workspace.id}`).length;
const nameless = (ctx: WorkspaceContext) => () => createContact(ctx, { name: 'Without phone and email' });

/** Simulates another process, which does not know the requests in progress in this one. */
const inAnotherProcess = () => {
  (globalThis as { latchkeyRequests?: Map<string, unknown> }).latchkeyRequests?.clear();
};

describe('RV5 a creating request', () => {
  test('RV5 repeated three times creates one contact, and gets the same answer', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const claim = claimOf(olga);
    const first = await answerOnce(claim, nameless(olga));
    for (let n = 0; n < 3; n++) expect(await answerOnce(claim, nameless(olga))).toEqual(first);
    expect(await contactsOf(olga)).toBe(1);
    await answerOnce(claimOf(olga), nameless(olga));
    expect(await contactsOf(olga)).toBe(2);
  });

  test('RV5 posted ten times simultaneously creates one contact, in one process', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const claim = claimOf(olga);
    const answers = await Promise.all(Array.from({ length: 10 }, () => answerOnce(claim, nameless(olga))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await contactsOf(olga)).toBe(1);
  });

  test('RV5 posted ten times simultaneously to ten processes creates one contact', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const claim = claimOf(olga);
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => {
        inAnotherProcess();
        return answerOnce(claim, nameless(olga));
      }),
    );
    expect(await contactsOf(olga)).toBe(1);
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    // A repetition is refused as long as the first request has no answer yet.
    expect(refusals).toEqual(refusals.map(() => new Stale()));
    expect(refusals.length).toBeLessThan(10);
  });

  test('RV5 that was refused had no effect, and may be tried again', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const claim = claimOf(olga);
    const refused = () => inviteMembers(olga, { emails: ['nonsense'], role: 'agent', restrictions: [] });
    await expect(answerOnce(claim, refused)).rejects.toThrow(Invalid);
    const emails = [`zoe-${crypto.randomUUID()}@example.com`];
    const invite = () => inviteMembers(olga, { emails, role: 'agent', restrictions: [] });
    const first = await answerOnce(claim, invite);
    expect(await answerOnce(claim, invite)).toEqual(first);
    expect(first.invited).toHaveLength(1);
  });

  test('RV5 RV2 that failed within its transaction left no claim', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const claim = claimOf(olga);
    const failing = () =>
      inTenant({ userId: olga.person.userId }, async (tx) => {
        await tx.execute('create temporary table half (n int) on commit drop');
        throw new Error('killed');
      });
    await expect(answerOnce(claim, failing)).rejects.toThrow('killed');
    expect(await admin`select 1 from action_requests where owner = ${olga.person.userId}`).toHaveLength(0);
    await answerOnce(claim, nameless(olga));
    expect(await contactsOf(olga)).toBe(1);
  });

  test('RV5 FA1 whose process died before it answered does not run again', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const claim = claimOf(olga);
    const dying = async () => {
      await nameless(olga)();
      throw new Error('killed');
    };
    await expect(answerOnce(claim, dying)).rejects.toThrow('killed');
    await expect(answerOnce(claim, nameless(olga))).rejects.toEqual(new Stale());
    expect(await contactsOf(olga)).toBe(1);
  });

  test('RV5 with the id of another request is refused', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const claim = claimOf(olga);
    await answerOnce(claim, nameless(olga));
    const other = { ...claim, fingerprint: fingerprintOf('contacts.create', 'another contact') };
    await expect(answerOnce(other, nameless(olga))).rejects.toEqual(new Invalid({ requestId: 'invalid' }));
    expect(await contactsOf(olga)).toBe(1);
  });

  test('RV5 TE1 of another person is separate, even with the same id', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const claim = claimOf(olga);
    const first = await answerOnce(claim, nameless(olga));
    const second = await answerOnce({ ...claim, owner: mia.person.userId }, nameless(mia));
    expect(second).not.toEqual(first);
    expect(await contactsOf(olga)).toBe(2);
  });

  test('RV5 IN10 gets the same key again, which the database does not hold as text', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const claim = claimOf(pia);
    const make = () => createApiKey(pia, { name: 'Till', scopes: ['users.view'] });
    const first = await answerOnce(claim, make);
    expect(await answerOnce(claim, make)).toEqual(first);
    const [row] = await admin`
      select encode(answer, 'escape') as text from action_requests where request_id = ${claim.requestId}`;
    expect(row?.text).not.toContain(first.token);
    expect(row?.text).not.toContain(first.token.slice(3, 15));
  });
});
