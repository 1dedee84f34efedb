import { describe, expect, test } from 'vitest';
import type { MailJob } from '@/db/schema/platform/outbox';
import { testDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { emailFor } from '@/lib/access/mail/email-for-job';
import { createSubAccount } from '@/lib/access/sub-accounts/create-sub-account';
import { work } from '@/lib/modules';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import type { Permission } from '@/lib/policy/catalogue';
import { dieAfterWork } from '@/lib/test-support/die-after-work';
import { again, join, person, world } from '@/lib/test-support/world';
import { changeAccess } from '../change/change-access';
import { revokeAccess } from '../revoke/revoke-access';
import { suspendMembers } from '../suspend/suspend-members';
import { countRequests, listRequests, viewRequest } from './list-requests';
import { askablePermissions, listOwnRequests } from './own-requests';
import { requestJobs } from './request-jobs';
import { askForAccess } from './test-support/ask-for-access';
import { withdrawRequest } from './withdraw-request';

const { admin } = await testDatabase();

const { refused, team, ask, decide, forHours, no, rowOf, eventsOf } = askForAccess(admin);

describe('B1 asking', () => {
  test('B1 a lock is asked for once: 20 requests at once are one row, one event and one notification each', async () => {
    const { mia } = await team();
    const ids = await Promise.all(Array.from({ length: 20 }, () => ask(mia)));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect((await eventsOf(mia)).filter((event) => event === 'access-request.created')).toHaveLength(1);
    const told = await admin`select members.name from notifications
      join members on members.id = member_id where event = 'access-asked' and notifications.workspace_id = ${mia.workspace.id}`;
    expect(told.map(({ name }) => name).sort()).toEqual(['olga', 'otto']);
    expect(await listOwnRequests(mia)).toMatchObject([{ permission: 'contacts.export', status: 'pending' }]);
  });

  test('B1 the locks that can be asked for are those that a change opens', async () => {
    const { mia, ana, olga } = await team();
    expect(askablePermissions(mia)).toEqual(expect.arrayContaining(['contacts.export', 'contacts.delete']));
    expect(askablePermissions(ana)).toEqual(expect.arrayContaining(['contacts.view', 'users.view']));
    expect(askablePermissions(olga)).toEqual([]);
  });

  test('B1 what the asker has, and what no change gives, is refused', async () => {
    const { mia } = await team();
    await refused(mia, () => ask(mia, 'contacts.view'), new Invalid({ permission: 'access-held' }));
    await refused(mia, () => ask(mia, 'billing.view'), expect.any(Denied));
    await refused(mia, () => ask(mia, 'nothing.at-all' as Permission), expect.any(Denied));
    await refused(
      mia,
      () => ask(mia, undefined, { untilDay: '2020-01-01' }),
      new Invalid({ untilDay: 'past' }),
    );
  });

  test('B1 ten requests of a person are open at most', async () => {
    const { ana } = await team();
    const [eleventh, ...ten] = askablePermissions(ana).slice(0, 11);
    for (const permission of ten) await ask(ana, permission);
    await refused(ana, () => ask(ana, eleventh), new Invalid({ '': 'requests-open' }));
  });

  test('B1 after three refusals in a day the permission is not asked for again', async () => {
    const { olga, mia } = await team();
    for (let time = 0; time < 3; time++) await decide(olga, (await ask(mia)).id, no);
    await refused(mia, () => ask(mia), new Invalid({ '': 'requests-refused' }));
    await ask(mia, 'contacts.delete');
    await admin`update access_requests set answered_at = now() - interval '25 hours'`;
    await ask(mia);
  });

  test('B1 R6 the asker withdraws; another member cannot', async () => {
    const { mia, ana, olga } = await team();
    const { id: requestId } = await ask(mia);
    await refused(ana, () => withdrawRequest(ana, { requestId }), new Stale());
    await withdrawRequest(mia, { requestId });
    expect(await rowOf(requestId)).toMatchObject({ status: 'cancelled', outcome: 'withdrawn' });
    await refused(olga, () => decide(olga, requestId, forHours, 2), new Stale());
  });
});

describe('B1 requests that need no answer', () => {
  test('B1 suspending or revoking the asker cancels their requests', async () => {
    const { olga, mia, ana } = await team();
    const { id } = await ask(mia);
    await suspendMembers(olga, { chosen: [{ id: mia.member.id }], reason: null, until: null });
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled', outcome: 'suspended' });
    const other = await ask(ana, 'contacts.view');
    await revokeAccess(olga, { memberId: ana.member.id });
    expect(await rowOf(other.id)).toMatchObject({ status: 'cancelled', outcome: 'left' });
    expect((await listRequests(olga)).open).toEqual([]);
  });

  test('B1 a permission given otherwise closes the request: you have it now', async () => {
    const { olga, mia } = await team();
    const { id } = await ask(mia);
    const [row] = await admin`select version from members where id = ${mia.member.id}`;
    await changeAccess(olga, {
      memberId: mia.member.id,
      version: row?.version,
      role: 'manager',
      restrictions: [],
    });
    expect((await listRequests(olga)).open).toEqual([]);
    expect(await viewRequest(olga, id)).toMatchObject({ status: 'cancelled', outcome: 'held', grant: null });
    expect(await decide(olga, id, forHours)).toEqual({ status: 'cancelled' });
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled', outcome: 'held' });
  });

  test('B1 after 14 days a request is expired, with no job running, and can be made again', async () => {
    const { olga, mia } = await team();
    const { id } = await ask(mia);
    const [row] =
      await admin`select expires_at - created_at = interval '14 days' as is_right from access_requests where id = ${id}`;
    expect(row?.is_right).toBe(true);
    await admin`update access_requests set expires_at = now() where id = ${id}`;
    expect((await listRequests(olga)).open).toEqual([]);
    expect(await countRequests(olga)).toBe(0);
    expect((await ask(mia)).id).not.toBe(id);
    expect(await rowOf(id)).toMatchObject({ status: 'expired' });
    expect(await eventsOf(mia)).toContain('access-request.expired');
  });
});

describe('B1 beyond one workspace, and by mail', () => {
  test('S0.9 B1 an admin from above answers in a sub-account, under their own name', async () => {
    const { rhea, ben } = await world({
      model: 'account-tree',
      people: { rhea: 'parent-admin', ben: 'basic' },
    });
    const { slug } = await createSubAccount(rhea, { parentId: rhea.workspace.id, name: 'Below' });
    const above = await loadWorkspaceContext(rhea.person, slug);
    const below = await join(above, await person('bea'), 'basic');
    const { id } = await ask(below, 'reports.export');
    expect(await countRequests(above)).toBe(1);
    await expect(viewRequest(rhea, id)).rejects.toEqual(new NotFound());
    await expect(ask(ben, 'reports.export')).resolves.not.toEqual({ id });
    expect(await decide(above, id, forHours)).toEqual({ status: 'approved' });
    expect((await again(below)).member.role).toBe('advanced');
    expect(await rowOf(id)).toMatchObject({ answered_by_name: 'rhea' });
    expect(askablePermissions(above)).toEqual([]);
  });

  test('HD4 IN13 the mail has the note as inert text of its body, never in the subject, and a link that shows', async () => {
    const { olga, mia } = await team();
    const note = 'See https://evil.example/x <b>now</b>\r\nBcc: all@evil.example';
    const { id } = await ask(mia, undefined, { note });
    const [row] = await admin<{ job: MailJob }[]>`
      select job from outbox where recipient = ${olga.person.email} and job->>'kind' = 'notification'`;
    const mail = row && (await emailFor(row.job, work));
    expect(mail?.link).toBe(`http://console.test/w/${olga.workspace.slug}/settings/requests/${id}`);
    expect(mail?.subject).not.toContain('evil');
    expect(mail?.paragraphs.join()).toContain('See https evil example');
    expect(mail?.paragraphs.join()).not.toMatch(/evil\.example|\r|\n/);
  });

  test('B1 FA1 those who can answer are reminded once, halfway, and the job writes the expiry', async () => {
    const { olga, mia } = await team();
    const { id } = await ask(mia);
    const told = () =>
      admin`select 1 from notifications where event = 'access-asked' and member_id = ${olga.member.id}`;
    await admin`update outbox set due_at = now() where job->>'requestId' = ${id} and (job->>'isReminder')::boolean`;
    await dieAfterWork(admin, requestJobs);
    await drain(requestJobs);
    expect(await told()).toHaveLength(2);
    await admin`update access_requests set expires_at = now() where id = ${id}`;
    await admin`update outbox set due_at = now() where job->>'requestId' = ${id}`;
    await drain(requestJobs);
    expect(await told()).toHaveLength(2);
    expect(await rowOf(id)).toMatchObject({ status: 'expired' });
  });
});
