import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { findInvitation } from '@/lib/access/invitations/find-by-token';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { personWithPassword } from '@/lib/access/sign-in/sign-in';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { accountRefusals } from '@/lib/test-support/hosted';
import { again, join, person, world } from '@/lib/test-support/world';
import { NewAccount } from './account-details';
import { createAccount } from './create-account';
import { proposeUsername } from './propose-username';
import { updateAccount } from './update-account';
import { viewProfile } from './view-profile';

const { admin: database } = await testDatabase();

let count = 0;
/** The details of a person whom no other test uses. */
function elodie(given: Partial<NewAccount> = {}) {
  const n = ++count;
  const details = { firstName: 'Élodie', lastName: `Dupré${n}`, website: '', ...given };
  return {
    email: `elodie${n}@example.com`,
    username: `edupre${n}`,
    ...details,
    role: 'subscriber',
    restrictions: [],
  };
}

const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const password = 'a long enough one';
const accept = (link: string) =>
  acceptInvitation(tokenOf(link), { as: 'new', name: 'Someone', password, locale: 'fr', ip: null });

const refused = accountRefusals(database);

describe('creating an account', () => {
  test('S4.5 S4.9 S4.10 gives a link to set the password; then the person signs in by username or email, as Subscriber', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    const input = elodie();
    const made = await createAccount(administrator, input);
    expect(made).toMatchObject({ isMailed: false, link: expect.stringContaining('/invitation/') });
    expect(await personWithPassword(input.username, password, null)).toBeNull();
    expect(await findInvitation(tokenOf(made.link))).toMatchObject({
      invitation: { username: input.username, name: `Élodie ${input.lastName}`, hasAccount: false },
    });
    const { userId } = await accept(made.link);
    for (const identifier of [input.username, input.username.toUpperCase(), `ÉDUPRÉ${count}`, input.email])
      expect(await personWithPassword(identifier, password, null), identifier).toMatchObject({ id: userId });
    expect(await personWithPassword(input.username, 'another password', null)).toBeNull();
    const [row] = await database`select m.role, m.name, p.name as known from members m
      join people p on p.user_id = m.user_id where m.id = ${made.memberId}`;
    const name = `Élodie ${input.lastName}`;
    expect(row).toEqual({ role: 'subscriber', name, known: name });
  });

  test.each(['email', 'username', 'firstName', 'lastName'] as const)('S4.6 %s is required', (field) => {
    const { role: _, restrictions: __, ...details } = elodie();
    const missing = NewAccount.safeParse({ ...details, [field]: '  ' });
    expect(missing.error?.issues).toMatchObject([{ path: [field], message: 'required' }]);
  });

  test('S4.6 the website is optional, and must be an address', () => {
    const { role: _, restrictions: __, ...details } = elodie();
    expect(NewAccount.safeParse(details).success).toBe(true);
    expect(NewAccount.safeParse({ ...details, website: 'javascript:alert(1)' }).success).toBe(false);
    expect(NewAccount.safeParse({ ...details, username: 'two words' }).success).toBe(false);
    expect(NewAccount.safeParse({ ...details, username: 'victim@example.com' }).success).toBe(false);
    expect(NewAccount.safeParse({ ...details, username: details.email }).success).toBe(true);
  });

  test('S4.7 a username is unique without case and accents, across organisations', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    const { other } = await world({ model: 'delegated-managers', people: { other: 'administrator' } });
    const first = elodie();
    await createAccount(administrator, first);
    const taken = new Invalid({ username: 'username-taken' });
    for (const username of [first.username.toUpperCase(), first.username.replace('edupre', 'ÉDuprÉ')]) {
      for (const ctx of [administrator, other])
        await refused(ctx, () => createAccount(ctx, elodie({ username })), taken);
    }
  });

  test('S4.7 initial and surname are proposed, the email where that is taken', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    const named = { firstName: 'Bruno', lastName: `Verdi${++count}`, email: `bruno${count}@example.com` };
    const proposed = `bverdi${count}`;
    expect(await proposeUsername(administrator, named)).toEqual({ username: proposed });
    await createAccount(administrator, { ...elodie(), username: proposed });
    expect(await proposeUsername(administrator, named)).toEqual({ username: named.email });
    expect(await proposeUsername(administrator, { ...named, email: 'not yet' })).toEqual({ username: '' });
    const nobody = await join(administrator, await person('sub'), { role: 'subscriber' });
    await expect(proposeUsername(nobody, named)).rejects.toThrow(Denied);
  });

  test('S4.5 only an Administrator creates accounts; an address alone makes none', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    for (const role of ['editor', 'subscriber']) {
      const ctx = await join(administrator, await person(role), { role, grants: ['contacts-read'] });
      await refused(administrator, () => createAccount(ctx, elodie()), Denied);
    }
    const alone = { emails: ['alone@example.com'], role: 'subscriber', restrictions: [] };
    const needed = new Invalid({ emails: 'account-needed' });
    await refused(administrator, () => inviteMembers(administrator, alone), needed);
    const { elsewhere } = await world({ model: 'hosted-accounts', people: { elsewhere: 'admin' } });
    await refused(elsewhere, () => createAccount(elsewhere, { ...elodie(), role: 'standard' }), NotFound);
  });

  test('S4.9 IN12 an address with an account elsewhere gets the same answer, and signs in to join', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    const known = await person('known');
    await database`update users set password_hash = ${await hashPassword(password)} where id = ${known.userId}`;
    const input = elodie({ email: known.email });
    const made = await createAccount(administrator, input);
    expect(made).toMatchObject({ isMailed: false, link: expect.stringContaining('/invitation/') });
    await expect(accept(made.link)).rejects.toEqual(new Invalid({ '': 'sign-in-to-accept' }));
    await acceptInvitation(tokenOf(made.link), { as: 'existing', person: known });
    expect(await personWithPassword(input.username, password, null)).toMatchObject({ id: known.userId });
  });
});

describe('changing an account', () => {
  test('S4.8 the username never changes, in any way; everything else does', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    const input = elodie();
    const { memberId, link } = await createAccount(administrator, input);
    await expect(
      database`update profiles set username = 'another' where member_id = ${memberId}`,
    ).rejects.toThrow('never changes');
    const email = `second${count}@example.com`;
    const details = { firstName: 'Élodie', lastName: 'Martin', website: 'https://martin.example/', email };
    const { email: outcome } = await updateAccount(administrator, {
      memberId,
      version: 1,
      ...details,
      ...({ username: 'another' } as object),
    });
    expect(await viewProfile(administrator, memberId)).toEqual({
      ...details,
      username: input.username,
      version: 2,
    });
    await expect(accept(link)).rejects.toThrow(Invalid);
    if (outcome.kind !== 'invited-anew') throw new Error('The new address got no new link.');
    await accept(outcome.link);
    await updateAccount(administrator, { memberId, version: 2, ...details, lastName: 'Dupré-Martin' });
    const [row] = await database`select m.name, p.name as known from members m
      join people p on p.user_id = m.user_id where m.id = ${memberId}`;
    expect(row).toEqual({ name: 'Élodie Dupré-Martin', known: 'Élodie Dupré-Martin' });
    await refused(
      administrator,
      () => updateAccount(administrator, { memberId, version: 2, ...details }),
      Stale,
    );
  });

  test('S4.8 R6 a member for whom no account was created has no details to change', async () => {
    const { first, second } = await world({
      model: 'delegated-managers',
      people: { first: 'administrator', second: 'administrator' },
    });
    const { email, firstName, lastName, website } = elodie();
    await database`delete from profiles where member_id = ${second.member.id}`;
    const change = { memberId: second.member.id, version: 1, firstName, lastName, website, email };
    await refused(first, () => updateAccount(first, change), NotFound);
  });

  test('S4.8 R3 only an Administrator may; another person’s address waits for its owner, and needs mail', async () => {
    const { administrator } = await world({
      model: 'delegated-managers',
      people: { administrator: 'administrator' },
    });
    const { stranger } = await world({ model: 'delegated-managers', people: { stranger: 'administrator' } });
    const input = elodie();
    const { memberId, link } = await createAccount(administrator, input);
    const { userId } = await accept(link);
    const editor = await join(administrator, await person('editor'), { role: 'editor' });
    const { email, firstName, lastName, website } = input;
    const change = { memberId, version: 1, firstName, lastName, website, email };
    await refused(administrator, () => updateAccount(editor, change), Denied);
    await refused(administrator, () => updateAccount(stranger, change), NotFound);
    await refused(
      administrator,
      () => updateAccount(administrator, { ...change, email: `third${count}@example.com` }),
      new Invalid({ email: 'no-mail' }),
    );
    const signedIn = { ...editor.person, userId, email, name: 'E' };
    const own = await again({ ...administrator, person: signedIn });
    await refused(administrator, () => updateAccount(own, change), Denied);
  });
});
