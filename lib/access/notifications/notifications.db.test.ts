import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { emailFor } from '@/lib/access/mail/email-for-job';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { reinstateMembers } from '@/lib/access/members/suspend/reinstate-members';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { createTeam } from '@/lib/access/teams/create-team';
import { work } from '@/lib/modules';
import { Invalid } from '@/lib/platform/errors';
import { again, world } from '@/lib/test-support/world';
import { assignContact } from '@/lib/work/contacts/change/assign-contact';
import { assignContacts } from '@/lib/work/contacts/change/assign-many';
import { latestNotifications } from './latest-notifications';
import { markRead } from './mark-read';
import { listPreferences, savePreferences } from './preferences';

const { admin } = await testDatabase();
process.env.SMTP_URL = 'smtp://localhost:1';
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';

beforeEach(() => admin`delete from outbox`.then(() => undefined));

async function contactIn(ctx: WorkspaceContext): Promise<string> {
  const [row] = await admin`insert into contacts (workspace_id, id, name, phone)
    values (${ctx.workspace.id}, gen_random_uuid(), 'Zoé Kéromnès', '+33612345678') returning id`;
  return row?.id;
}

const notificationsOf = async (ctx: WorkspaceContext) =>
  (await latestNotifications(await again(ctx), work))?.rows ?? [];
const mail = () => admin<{ job: Parameters<typeof emailFor>[0]; recipient: string }[]>`
  select job, recipient from outbox where job->>'kind' not in ('invitation', 'checkpoint') order by id`;

describe('notifications', () => {
  test('R6 MA4 an agent is notified of an assigned contact, with its name only while they see it', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await admin`update members set restrictions = '{visibility-own}' where id = ${ana.member.id}`;
    const contactId = await contactIn(olga);
    await assignContact(olga, { contactId, to: { kind: 'member', id: ana.member.id } });
    expect(await notificationsOf(ana)).toMatchObject([
      {
        event: 'work-assigned',
        actor: 'olga',
        about: { name: 'Zoé Kéromnès' },
        path: `/contacts/${contactId}`,
        isRead: false,
      },
    ]);
    expect(await mail()).toHaveLength(0);
    await assignContact(olga, { contactId, to: { kind: 'nobody' } });
    expect(await notificationsOf(ana)).toMatchObject([{ about: null, path: '/messages/mine' }]);
    await assignContact(olga, { contactId, to: { kind: 'member', id: olga.member.id } });
    expect(await notificationsOf(olga)).toEqual([]);
  });

  test('several contacts assigned at once make one notification, with their number', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const chosen = await Promise.all([1, 2, 3].map(async () => ({ id: await contactIn(olga), version: 1 })));
    await assignContacts(olga, { chosen, to: { kind: 'member', id: ana.member.id } });
    expect(await notificationsOf(ana)).toMatchObject([{ event: 'work-assigned', about: null, count: 3 }]);
    expect((await latestNotifications(await again(ana), work))?.unread).toBe(1);
  });

  test('a change of access, contacts handed over, and an accepted invitation notify with the actor', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    const { member } = ana;
    await changeAccess(olga, {
      memberId: member.id,
      version: member.version,
      role: 'agent',
      restrictions: ['mask'],
    });
    await revokeAccess(olga, { memberId: ben.member.id, successorId: member.id });
    expect(await notificationsOf(ana)).toMatchObject([
      { event: 'work-handed-over', about: 'ben' },
      { event: 'access-changed', about: null },
    ]);
    const letters = await mail();
    expect(letters.map(({ recipient }) => recipient)).toEqual(
      [ana, ben, ana].map(({ person: { email } }) => email),
    );
    const notice = await emailFor(letters[2]?.job as Parameters<typeof emailFor>[0], work);
    expect(notice).toMatchObject({ subject: 'You take over from ben in Workspace of olga' });
    expect(notice?.link).toBe(`http://console.test/w/${olga.workspace.slug}/messages/mine`);

    const email = `${crypto.randomUUID()}@example.com`;
    const { invited } = await inviteMembers(olga, { emails: [email], role: 'agent', restrictions: [] });
    const token = invited[0]?.link.split('/').at(-1) ?? '';
    const password = 'quiet river under stones';
    await acceptInvitation(token, { as: 'new', name: 'Nadia', password, locale: 'en', ip: null });
    expect((await notificationsOf(olga)).slice(0, 1)).toMatchObject([
      { event: 'invitation-accepted', actor: 'Nadia', about: 'Nadia' },
    ]);
  });

  test('B2 R9 the mail about a change of access says what was, what is, and what is gained and lost, in the reader’s language', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    await admin`update users set locale = 'it' where id = ${mia.person.userId}`;
    const { id: memberId, version } = mia.member;
    await changeAccess(olga, { memberId, version, role: 'agent', restrictions: ['mask'] });
    const [letter] = await mail();
    const notice = await emailFor(letter?.job as Parameters<typeof emailFor>[0], work);
    expect(notice?.locale).toBe('it');
    expect(notice?.paragraphs.join('\n')).toContain('Prima: Responsabile. Ora: Agente.');
    expect(notice?.paragraphs.find((text) => text.startsWith('Perdi: '))).toContain('Telefono ed email');
    expect(notice?.paragraphs.find((text) => text.startsWith('Perdi: '))).toContain('Moduli (4)');
  });

  test('B2 the mail about new restrictions names the role once', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { id: memberId, version } = ana.member;
    await changeAccess(olga, { memberId, version, role: 'agent', restrictions: ['visibility-own'] });
    const [letter] = await mail();
    const notice = await emailFor(letter?.job as Parameters<typeof emailFor>[0], work);
    expect(notice?.paragraphs).toContain('Your role is Agent, as before.');
    expect(notice?.paragraphs).toContain('You lose: You see only your own contacts');
  });

  test('B3 B4 a person is mailed that their access is suspended, is back, and ended, without the reason', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await admin`update users set locale = 'fr' where id = ${ana.person.userId}`;
    const chosen = [{ id: ana.member.id }];
    const written = async () => {
      const [letter] = (await mail()).slice(-1);
      expect(letter?.recipient).toBe(ana.person.email);
      return emailFor(letter?.job as Parameters<typeof emailFor>[0], work);
    };
    await suspendMembers(olga, { chosen, reason: 'Lost laptop', until: null });
    const suspended = await written();
    expect(suspended?.subject).toBe('Votre accès à Workspace of olga est suspendu');
    expect(suspended?.paragraphs.join()).toContain(`olga (${olga.person.email})`);
    expect(JSON.stringify(suspended)).not.toContain('laptop');
    await reinstateMembers(olga, { chosen });
    expect((await written())?.subject).toBe('Votre accès à Workspace of olga est rétabli');
    const { revocationId } = await revokeAccess(olga, { memberId: ana.member.id, successorId: null });
    expect((await written())?.subject).toBe('Votre accès à Workspace of olga a pris fin');
    await undoRevocation(olga, { revocationId });
    expect(await written()).toBeNull();
  });

  test('every member chooses the channels: console, mail, both or neither', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    expect((await listPreferences(ana)).map(({ event }) => event)).not.toContain('invitation-accepted');
    await savePreferences(ana, {
      preferences: [{ event: 'access-changed', inConsole: false, byMail: true }],
    });
    await savePreferences(ben, {
      preferences: [{ event: 'access-changed', inConsole: false, byMail: false }],
    });
    await createTeam(olga, { name: 'Alpha', memberIds: [ana.member.id, ben.member.id] });
    expect(await notificationsOf(ana)).toEqual([]);
    expect(await notificationsOf(ben)).toEqual([]);
    expect((await mail()).map(({ recipient }) => recipient)).toEqual([ana.person.email]);
    const own = [{ event: 'invitation-accepted' as const, inConsole: true, byMail: true }];
    await expect(savePreferences(ana, { preferences: own })).rejects.toThrow(Invalid);
    expect(await listPreferences(ana)).toContainEqual({
      event: 'access-changed',
      inConsole: false,
      byMail: true,
    });
  });

  test('R6 TE1 a member reads and marks only their own', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    const { stella } = await world({ people: { stella: 'owner' } });
    for (const _ of [1, 2]) {
      await assignContact(olga, {
        contactId: await contactIn(olga),
        to: { kind: 'member', id: ana.member.id },
      });
    }
    const [second, first] = await notificationsOf(ana);
    for (const other of [ben, olga, stella])
      await markRead(other, { id: second?.id ?? '', andEarlier: true });
    expect((await latestNotifications(ana, work))?.unread).toBe(2);
    await markRead(ana, { id: first?.id ?? '', andEarlier: false });
    expect((await latestNotifications(ana, work))?.unread).toBe(1);
    await markRead(ana, { id: second?.id ?? '', andEarlier: true });
    expect((await latestNotifications(ana, work))?.unread).toBe(0);
    await admin`update members set status = 'left' where id = ${ana.member.id}`;
    await expect(markRead(ana, { id: first?.id ?? '', andEarlier: false })).rejects.toThrow('not found');
  });
});
