import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { endJobs } from '@/lib/access/members/dates/end-jobs';
import { recordEndings } from '@/lib/access/members/dates/record-endings';
import { datesOf } from '@/lib/access/members/dates/test-support/dates';
import { askForAccess } from '@/lib/access/members/requests/test-support/ask-for-access';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { savePreferences } from '@/lib/access/notifications/preferences';
import { changeTeamMembers } from '@/lib/access/teams/change-members';
import { createTeam } from '@/lib/access/teams/create-team';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { giveContacts } from '@/lib/test-support/work';
import { join, person, world } from '@/lib/test-support/world';
import { assignContacts } from '@/lib/work/contacts/change/assign-many';
import { readersOf } from './test-support/readers';

const { admin } = await testDatabase();
const post = await openMailInbox(admin);
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';
afterAll(post.close);
beforeEach(post.empty);

const { team, date } = datesOf(admin);

const { mailsTo, speaks } = readersOf(admin, post);

describe('the mail about work that is handed over', () => {
  test.each([
    ['en', '3 contacts are now yours in', 'ben to', '3 contacts are now yours, with their conversations.'],
    [
      'fr',
      '3 contacts sont désormais à vous dans',
      'de ben à',
      '3 contacts sont désormais à vous, avec leurs',
    ],
    ['it', '3 contatti ora sono tuoi in', 'di ben a', '3 contatti ora sono tuoi, con le loro conversazioni.'],
  ])(
    'S1.28 B3 counts the contacts of every seat that moved, in %s',
    async (locale, subject, whose, counted) => {
      const { olga, ana, ben, mia } = await team();
      await speaks(ana, locale);
      await giveContacts(admin, mia, 1);
      await revokeAccess(olga, { memberId: mia.member.id, successorId: ben.member.id });
      await giveContacts(admin, ben, 2);
      await giveContacts(admin, ana, 5);
      await revokeAccess(olga, { memberId: ben.member.id, successorId: ana.member.id });
      const [mail, ...others] = await mailsTo(ana);
      expect(others).toEqual([]);
      expect(mail?.subject).toContain(subject);
      expect(mail?.text).toContain(whose);
      expect(mail?.text).toContain(counted);
    },
  );

  test('B3 is not sent once the revocation is undone', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ben, 2);
    const { revocationId } = await revokeAccess(olga, {
      memberId: ben.member.id,
      successorId: ana.member.id,
    });
    await undoRevocation(olga, { revocationId });
    expect(await mailsTo(ana)).toEqual([]);
  });

  test('B5 tells the successor when an access ends by itself', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ben, 1);
    await date(olga, ben, { ends: '2099-12-31', work: 'successor', successorId: ana.member.id });
    await admin`update members set ends_at = now() where id = ${ben.member.id}`;
    const { workspace, organisation } = olga;
    await inTenant({ workspaceId: workspace.id, organisationId: organisation.id }, (tx) =>
      recordEndings(tx, workspace.id),
    );
    const [mail] = await mailsTo(ana);
    expect(mail?.text).toContain(`The access of ben to ${workspace.name} has ended. 1 contact is now yours`);
  });

  test('S3.12 counts pixels where the work is pixels, and leads to them', async () => {
    const { host } = await world({ model: 'hosted-accounts', people: { host: 'admin' } });
    const standard = await join(host, await person('standard'), 'standard');
    const other = await join(host, await person('other'), 'standard');
    await admin`insert into pixels (workspace_id, id, name, site, seat_id)
      select ${host.workspace.id}, gen_random_uuid(), 'Shop', 'https://shop.example/', seats.id
      from seats where owner_id = ${standard.member.id}`;
    await revokeAccess(host, { memberId: standard.member.id, successorId: other.member.id });
    const [mail] = await mailsTo(other);
    expect(mail?.subject).toContain('1 pixel is now yours');
    expect(mail?.links[0]).toMatch(/\/pixels$/);
  });
});

test.each([
  ['en', '2 contacts, with their conversations,'],
  ['fr', '2 contacts, avec leurs conversations,'],
  ['it', '2 contatti, con le loro conversazioni,'],
])('S1.24 the mail about assigned contacts counts them, in %s', async (locale, counted) => {
  const { olga, ana } = await team();
  await speaks(ana, locale);
  await savePreferences(ana, { preferences: [{ event: 'work-assigned', inConsole: true, byMail: true }] });
  await giveContacts(admin, olga, 2);
  const rows = await admin<
    { id: string }[]
  >`select id from contacts where workspace_id = ${olga.workspace.id}`;
  const chosen = rows.map(({ id }) => ({ id, version: 1 }));
  await assignContacts(olga, { chosen, to: { kind: 'member', id: ana.member.id } });
  expect((await mailsTo(ana))[0]?.text).toContain(counted);
});

describe('the mail about changed dates', () => {
  test.each([
    [
      'en',
      'Your access now ends on Friday 4 December 2099. Before, it had no end.',
      'Your access now ends on Thursday 31 December 2099. Before, it ended on Friday 4 December 2099.',
      'Your access no longer ends. Before, it ended on Thursday 31 December 2099.',
    ],
    [
      'fr',
      'Votre accès prend désormais fin le vendredi 4 décembre 2099. Auparavant, il n’avait pas de fin.',
      'Votre accès prend désormais fin le jeudi 31 décembre 2099. Auparavant, il prenait fin le vendredi 4 décembre 2099.',
      'Votre accès n’a plus de fin. Auparavant, il prenait fin le jeudi 31 décembre 2099.',
    ],
    [
      'it',
      'Il tuo accesso ora finisce venerdì 4 dicembre 2099. Prima non aveva una fine.',
      'Il tuo accesso ora finisce giovedì 31 dicembre 2099. Prima finiva venerdì 4 dicembre 2099.',
      'Il tuo accesso non ha più una fine. Prima finiva giovedì 31 dicembre 2099.',
    ],
  ])('B5 says the last day, and the one before, in %s', async (locale, first, later, endless) => {
    const { olga, ana } = await team();
    await speaks(ana, locale);
    await admin`update workspaces set time_zone = 'Pacific/Auckland' where id = ${olga.workspace.id}`;
    for (const ends of ['2099-12-04', '2099-12-31', null]) await date(olga, ana, { ends });
    const texts = (await mailsTo(ana)).map(({ text }) => text);
    for (const said of [first, later, endless]) expect(texts.join()).toContain(said);
    expect(texts).toHaveLength(3);
  });

  test('B5 the warnings before an end say the last day, and whose it is', async () => {
    const { olga, ana } = await team();
    await date(olga, ana, { ends: '2099-12-31' });
    await admin`update outbox set due_at = now() where job ->> 'kind' = 'membership-end' and job ->> 'daysBefore' = '7'`;
    await drain(endJobs);
    expect((await mailsTo(ana)).at(-1)?.text).toContain('The last day is Thursday 31 December 2099.');
    const [mail] = await mailsTo(olga);
    expect(mail?.subject).toBe(`The access of ana to ${olga.workspace.name} ends in 7 days`);
    expect(mail?.text).toContain('The last day is Thursday 31 December 2099.');
  });
});

describe('the mail about a changed access', () => {
  test('B2 counts the contacts of a narrower scope', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ana, 1);
    await giveContacts(admin, ben, 2);
    const { id: memberId, version } = ana.member;
    await changeAccess(olga, { memberId, version, role: 'agent', restrictions: ['visibility-own'] });
    const [mail] = await mailsTo(ana);
    expect(mail?.text).toContain('You lose: You see only your own contacts: 1 instead of 3');
  });

  test('S1.22 R6 says which team was joined or left, with the contacts that the reader sees', async () => {
    const { olga, ana } = await team();
    await giveContacts(admin, olga, 2);
    const { id: teamId } = await createTeam(olga, { name: 'VIP', memberIds: [] });
    await admin`update contacts set team_id = ${teamId} where workspace_id = ${olga.workspace.id}`;
    await changeTeamMembers(olga, { teamId, version: 1, add: [ana.member.id], remove: [] });
    await changeTeamMembers(olga, { teamId, version: 2, add: [], remove: [ana.member.id] });
    const [joined, left] = await mailsTo(ana);
    expect(joined?.text).toContain('You are now in the team VIP. It has 2 contacts.');
    expect(left?.text).toContain('You are no longer in the team VIP.');
  });
});

test('B1 the mails about a request say what was asked for, and why it was refused', async () => {
  const { team: asking, ask, decide } = askForAccess(admin);
  const { olga, mia } = await asking();
  const { id } = await ask(mia, 'contacts.export', { note: 'For the audit' });
  const [asked] = await mailsTo(olga);
  expect(asked?.text).toContain('Asked for: Export contacts');
  expect(asked?.text).toContain('For the audit');
  await decide(olga, id, { answer: 'refuse', reason: 'Use the report instead' });
  const [refused] = await mailsTo(mia);
  expect(refused?.text).toContain('Asked for: Export contacts');
  expect(refused?.text).toContain('Reason: Use the report instead');
  expect(refused?.text).not.toContain('For the audit');
});
