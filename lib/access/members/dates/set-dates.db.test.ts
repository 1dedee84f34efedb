import { describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { openWorkspace } from '@/lib/access/gate/open-workspace';
import { Invalid, NotFound, Stale, Unauthenticated } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { dieAfterWork } from '@/lib/test-support/die-after-work';
import { contactsOf, giveContacts, unassigned } from '@/lib/test-support/work';
import { accept, again, person, world } from '@/lib/test-support/world';
import { inviteMembers } from '../invite/invite-members';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { viewMember } from '../list/view-member';
import { revokeAccess } from '../revoke/revoke-access';
import { undoRevocation } from '../revoke/undo-revocation';
import { endJobs } from './end-jobs';
import { extendAccess } from './extend-access';
import { recordEndings } from './record-endings';
import type { SetDates } from './set-dates';
import { datesOf } from './test-support/dates';

const { admin } = await testDatabase();

const { refused, team, date } = datesOf(admin);

/** Lets the end of a membership be this moment: no test waits. */
const endNow = ({ member }: WorkspaceContext) =>
  admin`update members set ends_at = now() where id = ${member.id}`;
const record = ({ workspace, organisation }: WorkspaceContext) =>
  inTenant({ workspaceId: workspace.id, organisationId: organisation.id }, (tx) =>
    recordEndings(tx, workspace.id),
  );
const eventsOf = ({ member }: WorkspaceContext, event: string) =>
  admin`select * from audit_events where subject_id = ${member.id} and event = ${event}`;

describe('B5 the dates of a membership', () => {
  test('B5 SE8 FA8 the first request after the end is refused, with no job running', async () => {
    const { olga, ana } = await team();
    expect(await date(olga, ana, { ends: '2099-12-31' })).toMatchObject({ status: 'active' });
    await again(ana);
    await endNow(ana);
    await expect(again(ana)).rejects.toThrow(NotFound);
    expect(await viewMember(olga, ana.member.id)).toMatchObject({ status: 'ended', role: 'agent' });
  });

  test('B5 SE8 an access that starts later is refused until then', async () => {
    const { olga, ana } = await team();
    expect(await date(olga, ana, { starts: '2099-01-01' })).toMatchObject({ status: 'upcoming' });
    await expect(again(ana)).rejects.toThrow(NotFound);
    await admin`update members set starts_at = now() where id = ${ana.member.id}`;
    expect((await again(ana)).member.status).toBe('active');
  });

  test('B5 KE1 API keys of an ended membership are refused', async () => {
    const { pia, pit } = await world({
      model: 'account-tree',
      people: { pia: 'parent-admin', pit: 'parent-admin' },
    });
    const { token } = await createApiKey(pit, { name: 'Sync', scopes: ['contacts.view'] });
    await date(pia, pit, { ends: '2099-12-31' });
    await endNow(pit);
    await expect(openWithKey(token, null)).rejects.toThrow(Unauthenticated);
  });

  test('B5 IN5 an invitation past the end of its access is refused', async () => {
    const { olga } = await team();
    const zoe = await person('zoe');
    const { invited } = await inviteMembers(olga, { emails: [zoe.email], role: 'agent', restrictions: [] });
    const { link = '', memberId = '' } = invited[0] ?? {};
    await admin`update members set ends_at = now() where id = ${memberId}`;
    await refused(olga, () => accept(link, zoe), new Invalid({ '': 'link-dead' }));
  });

  test('B5 the last day ends in the workspace’s time zone; an extension keeps the end of a day', async () => {
    const { olga, ana } = await team();
    await admin`update workspaces set time_zone = 'Europe/Paris' where id = ${olga.workspace.id}`;
    const paris = await again(olga);
    const { endsAt } = await date(paris, ana, { ends: '2030-10-20' });
    expect(endsAt).toEqual(new Date('2030-10-20T22:00:00Z'));
    const extended = await extendAccess(paris, { memberId: ana.member.id });
    // The clocks change on 27 October.
    expect(extended.endsAt).toEqual(new Date('2030-11-19T23:00:00Z'));
    await refused(olga, () => extendAccess(paris, { memberId: olga.member.id }), new Stale());
  });

  test('B5 RO7 a day that is over, an end before the start and a stale version are refused', async () => {
    const { olga, ana } = await team();
    const attempt = (dates: Partial<SetDates>) => () => date(olga, ana, dates);
    await refused(olga, attempt({ ends: '2020-01-01' }), new Invalid({ ends: 'past' }));
    const reversed = { starts: '2099-02-01', ends: '2099-01-01' };
    await refused(olga, attempt(reversed), new Invalid({ ends: 'ends-first' }));
    await refused(olga, attempt({ version: 99 }), new Stale());
    await refused(
      olga,
      attempt({ ends: '2099-01-01', work: 'successor', successorId: ana.member.id }),
      new Invalid({ successorId: 'successor-left' }),
    );
  });

  test('B5 the list filters those who end within 30 days, have ended and start later', async () => {
    const { olga, ana, ben, mia } = await team();
    const soon = (await admin`select ((now() at time zone 'UTC')::date + 3)::text as day`)[0]?.day as string;
    await date(olga, ana, { ends: soon });
    await date(olga, ben, { starts: '2099-01-01' });
    await date(olga, mia, { ends: '2099-01-01' });
    await endNow(mia);
    const found = async (status: string) =>
      (await listMembers(olga, memberSearch.parse({ status }))).rows.map(({ id }) => id);
    expect(await found('ending')).toEqual([ana.member.id]);
    expect(await found('upcoming')).toEqual([ben.member.id]);
    expect(await found('ended')).toEqual([mia.member.id]);
  });
});

describe('B5 the ending', () => {
  test('B5 R7 the person’s own request records it once, dated at the end, by Latchkey itself', async () => {
    const { olga, ana } = await team();
    await date(olga, ana, { ends: '2099-12-31' });
    await endNow(ana);
    const [row] = await admin`select ends_at from members where id = ${ana.member.id}`;
    const ask = () => openWorkspace(ana.person, ana.workspace.slug);
    const answers = await Promise.allSettled(Array.from({ length: 10 }, ask));
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    const events = await eventsOf(ana, 'member.ended');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor_user_id: null, actor_name: null });
    expect(new Date(events[0]?.after.endedAt)).toEqual(row?.ends_at);
  });

  test('B5 R7 200 members who end in the same second have 200 events, at any number of simultaneous requests', async () => {
    const { olga } = await team();
    await admin`insert into members (workspace_id, id, organisation_id, email, name, role, status, ends_at)
      select ${olga.workspace.id}, gen_random_uuid(), ${olga.organisation.id}, 'p' || n || '@example.com',
        'p' || n, 'agent', 'active', now() from generate_series(1, 200) n`;
    await Promise.all(Array.from({ length: 8 }, () => record(olga)));
    const [counted] = await admin`select count(*)::int as events, count(distinct subject_id)::int as members
      from audit_events where workspace_id = ${olga.workspace.id} and event = 'member.ended'`;
    expect(counted).toEqual({ events: 200, members: 200 });
  });

  test('B5 the work stays, becomes unassigned, or goes to the successor', async () => {
    const { olga, mia, ana, ben } = await team();
    for (const who of [mia, ana, ben]) await giveContacts(admin, who, 4);
    await date(olga, mia, { ends: '2099-12-31' });
    await date(olga, ana, { ends: '2099-12-31', work: 'unassigned' });
    for (const who of [mia, ana]) await endNow(who);
    await record(olga);
    expect([
      await contactsOf(admin, mia),
      await contactsOf(admin, ana),
      await unassigned(admin, olga),
    ]).toEqual([4, 0, 4]);
    await date(olga, ben, { ends: '2099-12-31', work: 'successor', successorId: olga.member.id });
    await endNow(ben);
    await record(olga);
    expect(await contactsOf(admin, olga)).toBe(4);
  });

  test('B5 renewing within 30 days gives back exactly the access and the work', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ana, 4);
    await date(olga, ana, { ends: '2099-12-31', work: 'successor', successorId: ben.member.id });
    await endNow(ana);
    await record(olga);
    expect(await contactsOf(admin, ben)).toBe(4);
    await date(olga, ana, {});
    expect((await again(ana)).access).toEqual(ana.access);
    expect([await contactsOf(admin, ana), await contactsOf(admin, ben)]).toEqual([4, 0]);
    await admin`update members set ends_at = now() - interval '31 days' where id = ${ana.member.id}`;
    await refused(olga, () => date(olga, ana, {}), new Invalid({ '': 'renew-over' }));
  });

  test('B3 B5 an ended membership is revoked like another, and undoing restores it as ended', async () => {
    const { olga, ana } = await team();
    await date(olga, ana, { ends: '2099-12-31' });
    await endNow(ana);
    const revoked = await revokeAccess(olga, { memberId: ana.member.id });
    expect(await undoRevocation(olga, revoked)).toMatchObject({ status: 'ended' });
    await expect(again(ana)).rejects.toThrow(NotFound);
  });

  test('B5 FA1 the person and who set the end are notified once 7 days and 1 day before; a changed end warns of itself only', async () => {
    const { olga, ana } = await team();
    await date(olga, ana, { ends: '2098-12-31' });
    await date(olga, ana, { ends: '2099-12-31' });
    await admin`update outbox set due_at = now() where job->>'kind' = 'membership-end'
      and job->>'memberId' = ${ana.member.id} and (job->>'daysBefore')::int > 0`;
    await dieAfterWork(admin, endJobs);
    await drain(endJobs);
    const told = await admin`select member_id, event, (subject->>'count')::int as days from notifications
      where workspace_id = ${olga.workspace.id} and event in ('access-ends', 'colleague-access-ends')
      order by event, days`;
    const [own, other] = [
      { member_id: ana.member.id, event: 'access-ends' },
      { member_id: olga.member.id, event: 'colleague-access-ends' },
    ];
    expect(told).toEqual([
      { ...own, days: 1 },
      { ...own, days: 7 },
      { ...other, days: 1 },
      { ...other, days: 7 },
    ]);
  });
});
