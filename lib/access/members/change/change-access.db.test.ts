import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { work } from '@/lib/modules';
import { Denied, Invalid, Stale } from '@/lib/platform/errors';
import { decide } from '@/lib/policy/decide';
import { refusals } from '@/lib/test-support/refusals';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { inviteMembers } from '../invite/invite-members';
import { revokeAccess } from '../revoke/revoke-access';
import { changeAccess } from './change-access';
import { previewChange } from './preview-change';
import { to } from './test-support/to';

const { admin } = await testDatabase();

const stored = async (id: string) =>
  (await admin`select role, restrictions, version from members where id = ${id}`)[0];

const refused = refusals(admin);

describe('changing access', () => {
  test('R9 S1.31 an agent becomes a manager at any time, and only level and restrictions change', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const view = await changeAccess(olga, to(ana, 'manager', ['data-export', 'contact-deletion']));
    expect(view).toMatchObject({
      role: 'manager',
      restrictions: ['contact-deletion', 'data-export'],
      version: ana.member.version + 1,
      name: 'ana',
      email: ana.person.email,
      status: 'active',
    });
  });

  test('R4 the change applies from the next request', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const seesUsers = async () =>
      decide((await again(ana)).access, 'users.view', { kind: 'workspace' }).allowed;
    expect(await seesUsers()).toBe(false);
    await changeAccess(olga, to(ana, 'manager'));
    expect(await seesUsers()).toBe(true);
    await changeAccess(olga, to(ana, 'manager', ['workspace-settings'], ana.member.version + 1));
    expect(await seesUsers()).toBe(false);
  });

  test('SE2 a member demoted in another tab is refused, with the page still open', async () => {
    const { olga, mia, ana } = await world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
    await changeAccess(olga, to(mia, 'agent'));
    await refused(olga, () => changeAccess(mia, to(ana, 'agent', ['shortcuts'])), expect.any(Denied));
  });

  test('R9 the access of an invited member can be changed before they accept', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const emails = [`zoe-${crypto.randomUUID()}@example.com`];
    const { invited } = await inviteMembers(olga, { emails, role: 'agent', restrictions: [] });
    const { memberId = '', link = '' } = invited[0] ?? {};
    await changeAccess(olga, { memberId, version: 1, role: 'manager', restrictions: [] });
    const token = link.split('/').at(-1) ?? '';
    const password = 'a long enough password';
    await acceptInvitation(token, { as: 'new', name: 'Zoe', password, locale: 'en', ip: null });
    expect(await stored(memberId)).toMatchObject({ role: 'manager' });
  });

  test('R7 one audit event has actor, member, and the access before and after; saving the same again records none', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await changeAccess(olga, to(ana, 'agent', ['shortcuts']));
    await changeAccess(olga, to(ana, 'agent', ['shortcuts'], ana.member.version + 1));
    const events = await admin`select actor_user_id, subject_name, before, after from audit_events
      where subject_id = ${ana.member.id} and event = 'member.access-changed'`;
    expect(events).toEqual([
      {
        actor_user_id: olga.person.userId,
        subject_name: 'ana',
        before: { role: 'agent', restrictions: [], grants: [] },
        after: { role: 'agent', restrictions: ['shortcuts'], grants: [] },
      },
    ]);
  });

  test('R7 RO10 when the audit event cannot be written, nothing changes', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await admin`revoke insert on audit_events from latchkey_app`;
    try {
      await refused(olga, () => changeAccess(olga, to(ana, 'manager')), expect.anything());
      await refused(olga, () => revokeAccess(olga, { memberId: ana.member.id }), expect.anything());
      const emails = ['zoe@example.com'];
      const invite = () => inviteMembers(olga, { emails, role: 'agent', restrictions: [] });
      await refused(olga, invite, expect.anything());
    } finally {
      await admin`grant insert on audit_events to latchkey_app`;
    }
  });

  test('RO7 R7 of two edits of one version the second is stale, and nothing is lost', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await changeAccess(olga, to(ana, 'agent', ['shortcuts']));
    await refused(olga, () => changeAccess(olga, to(ana, 'manager')), new Stale());
  });

  test('RO7 of two simultaneous edits, one is stale', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const settled = await Promise.allSettled([
      changeAccess(olga, to(ana, 'agent', ['shortcuts'])),
      changeAccess(olga, to(ana, 'manager')),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stored(ana.member.id)).toMatchObject({ version: ana.member.version + 1 });
  });

  test.each(['king', '__proto__', 'constructor', 'isOwner'])('RO6 the level %j is refused', async (role) => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await refused(olga, () => changeAccess(olga, to(ana, role)), new Invalid({ role: 'unknown-role' }));
  });

  test('S1.27 a mask stays after a downgrade, and cannot be added then', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    await changeAccess(olga, to(ana, 'agent', ['mask']));
    await admin`update organisations set plan = 'growth' where id = ${olga.organisation.id}`;
    const kept = await changeAccess(olga, to(ana, 'agent', ['mask', 'shortcuts'], ana.member.version + 1));
    expect(kept.restrictions).toEqual(['shortcuts', 'mask']);
    const mask = () => changeAccess(olga, to(ben, 'agent', ['mask']));
    await refused(olga, mask, new Invalid({ restrictions: 'restriction-not-on-plan' }));
  });
});

test('B2 the preview shows gains and losses, and how many contacts become invisible', async () => {
  const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
  await giveContacts(admin, ana, 4);
  await giveContacts(admin, ben, 6);
  const preview = await previewChange(olga, work, { ...to(ana, 'agent', ['visibility-own', 'shortcuts']) });
  expect(preview.contacts).toEqual({ before: 10, after: 4 });
  expect(preview.difference.loses.map(({ feature }) => feature)).toEqual(['shortcuts']);
  expect(preview.may.allowed).toBe(true);
  expect(await stored(ana.member.id)).toMatchObject({ restrictions: [], version: ana.member.version });
});

test('FA9 after a deadlock the change is retried, and made', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const isBlocked = async () => {
    const [row] = await admin`select exists (select 1 from pg_stat_activity
      where datname = current_database() and usename = 'latchkey' and wait_event_type = 'Lock') as blocked`;
    return row?.blocked as boolean;
  };
  const session = await admin.reserve();
  // Another session locks the row first and the workspace second: the opposite order of a change.
  await session`begin`;
  await session`set local deadlock_timeout = '1min'`;
  await session`select 1 from members where id = ${ana.member.id} for update`;
  const change = changeAccess(olga, to(ana, 'agent', ['shortcuts']));
  await expect.poll(isBlocked).toBe(true);
  await session`select pg_advisory_xact_lock(hashtextextended(${olga.workspace.id}::text, 0))`;
  await session`commit`;
  session.release();
  await change;
  expect(await stored(ana.member.id)).toMatchObject({ version: ana.member.version + 1 });
});
