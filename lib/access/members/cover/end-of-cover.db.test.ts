import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { emailFor } from '@/lib/access/mail/email-for-job';
import { work } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { dieAfterWork } from '@/lib/test-support/die-after-work';
import { again } from '@/lib/test-support/world';
import { datesOf } from '../dates/test-support/dates';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { revokeAccess } from '../revoke/revoke-access';
import { undoRevocation } from '../revoke/undo-revocation';
import { reinstateMembers } from '../suspend/reinstate-members';
import { suspendMembers } from '../suspend/suspend-members';
import { coverJobs } from './cover-jobs';
import { endCover } from './end-cover';
import { cover, shiftCovers, team } from './test-support/cover';

const { admin } = await testDatabase();
const { date } = datesOf(admin);
const shift = shiftCovers(admin);

const seatsOf = async (ctx: WorkspaceContext) => (await again(ctx)).access.self.seats.length;
const eventsOf = ({ workspace }: WorkspaceContext) =>
  admin`select event, actor_user_id, subject_id, before, after from audit_events
    where workspace_id = ${workspace.id} and event like 'member.cover%' order by seq`;
const coverOf = async (coverId: string) => (await admin`select * from covers where id = ${coverId}`)[0];
const listed = (ctx: WorkspaceContext) => listMembers(ctx, memberSearch.parse({}));

/** The notifications of covers, as `<phase> <name>`, in order; then forgotten. */
async function told({ workspace }: WorkspaceContext): Promise<string[]> {
  const rows = await admin<{ told: string }[]>`
    with gone as (delete from notifications where workspace_id = ${workspace.id} and event = 'cover' returning *)
    select gone.subject->'cover'->>'phase' || ' ' || m.name as told
    from gone join members m on m.workspace_id = gone.workspace_id and m.id = gone.member_id
    order by told`;
  return rows.map((row) => row.told);
}

const dueNow = ({ workspace }: WorkspaceContext, phase: string, column: 'starts_at' | 'ends_at') =>
  admin`update outbox set due_at = now(), job = jsonb_set(job, '{at}',
      (select to_jsonb(to_char(${admin(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from covers
       where id::text = job->>'coverId'))
    where job->>'workspaceId' = ${workspace.id} and job->>'kind' = 'cover' and job->>'phase' = ${phase}`;

describe('B11 the end of a cover', () => {
  test('B11 R7 each act writes one event about the absent member', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    await endCover(ben, { coverId });
    const about = { coverId, coveringId: ben.member.id, covering: 'ben' };
    expect(await eventsOf(olga)).toMatchObject([
      {
        event: 'member.cover-arranged',
        actor_user_id: olga.person.userId,
        subject_id: ana.member.id,
        after: about,
      },
      { event: 'member.cover-ended', actor_user_id: ben.person.userId, before: about },
    ]);
  });

  test('B11 R7 an end by itself is recorded once, by the first request that meets it, dated at the end', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    await shift(coverId, { ends: 0 });
    await Promise.all(Array.from({ length: 10 }, () => listed(olga)));
    const ended = (await eventsOf(olga)).filter(({ event }) => event === 'member.cover-ended');
    expect(ended).toHaveLength(1);
    const { ends_at: endsAt, ended_at: endedAt } = (await coverOf(coverId)) ?? {};
    expect(endedAt).toEqual(endsAt);
    expect(ended[0]).toMatchObject({ actor_user_id: null });
    expect(new Date(ended[0]?.after.endedAt)).toEqual(endsAt);
  });

  /** A worker that dies before it says so, and the next one. */
  const workTwice = async () => {
    await dieAfterWork(admin, coverJobs);
    await drain(coverJobs);
  };

  test('B11 FA1 both are notified once at the start, one day before the end and at the end, by jobs that are due then', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben, { starts: '2099-12-01' });
    expect(await told(olga)).toEqual(['arranged ana', 'arranged ben']);
    await shift(coverId, { starts: 0 });
    await dueNow(olga, 'start', 'starts_at');
    await workTwice();
    expect(await told(olga)).toEqual(['started ana', 'started ben']);
    await dueNow(olga, 'warning', 'ends_at');
    await workTwice();
    expect(await told(olga)).toEqual(['ending ana', 'ending ben']);
    await shift(coverId, { ends: 0 });
    await dueNow(olga, 'end', 'ends_at');
    await workTwice();
    expect(await told(olga)).toEqual(['ended ana', 'ended ben', 'ended olga']);
  });

  test('B11 a job of a start or an end that has changed tells nothing', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    await told(olga);
    await shift(coverId, { ends: 3600 });
    await admin`update outbox set due_at = now() where job->>'coverId' = ${coverId}`;
    await drain(coverJobs);
    expect(await told(olga)).toEqual([]);
  });

  test('B11 HD4 the mail names both in inert text, and the last day', async () => {
    const { olga, ana, ben } = await team();
    await admin`update members set name = 'www.evil.example' where id = ${ana.member.id}`;
    await cover(olga, ana, ben, { ends: '2099-12-31' });
    const [mail] = await admin`select job from outbox
      where job->>'workspaceId' = ${olga.workspace.id} and job->>'kind' = 'notification' and recipient = ${ben.person.email}`;
    const email = await emailFor(mail?.job, work);
    expect(email?.paragraphs.join(' ')).toMatch(/^ben covers .* until 31 December 2099\./);
    expect(JSON.stringify(email)).not.toContain('evil.example');
  });
});

describe('B11 when one of the two loses their access', () => {
  test('B11 B4 suspending the covering member ends it, and tells the absent one and who arranged it', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    await told(olga);
    const chosen = [{ id: ben.member.id }];
    await suspendMembers(olga, { chosen, reason: null, until: null });
    expect(await told(olga)).toEqual(['lost ana', 'lost olga']);
    expect(await coverOf(coverId)).toMatchObject({ end_reason: 'covering-lost' });
    await reinstateMembers(olga, { chosen });
    expect(await seatsOf(ben)).toBe(1);
  });

  test('B11 B3 revoking the covering member ends it, and undoing restores it', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    const revoked = await revokeAccess(olga, { memberId: ben.member.id });
    expect(await coverOf(coverId)).toMatchObject({ end_reason: 'covering-lost' });
    await undoRevocation(olga, revoked);
    expect(await coverOf(coverId)).toMatchObject({ end_reason: null, ended_at: null });
    expect(await seatsOf(ben)).toBe(2);
  });

  test('B11 B5 the end of the covering member’s access ends it', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    await admin`update members set ends_at = now() where id = ${ben.member.id}`;
    await listed(olga);
    expect(await coverOf(coverId)).toMatchObject({ end_reason: 'covering-lost' });
  });

  test('B11 B5 a first day of the covering member in the future ends it, and tells the absent one', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    await told(olga);
    await date(olga, ben, { starts: '2099-01-01' });
    expect(await told(olga)).toEqual(['lost ana', 'lost olga']);
    expect(await coverOf(coverId)).toMatchObject({ end_reason: 'covering-lost' });
    await date(olga, ben, {});
    expect(await seatsOf(ben)).toBe(1);
  });

  test('B11 B4 the seat of a suspended member stays covered', async () => {
    const { olga, ana, ben } = await team();
    await suspendMembers(olga, { chosen: [{ id: ana.member.id }], reason: null, until: null });
    await cover(olga, ana, ben);
    expect(await seatsOf(ben)).toBe(2);
  });

  test('B11 B3 revoking the absent member takes the seat, and undoing within the days lends it again', async () => {
    const { olga, ana, ben, cleo } = await team();
    await cover(olga, ana, ben);
    const revoked = await revokeAccess(olga, { memberId: ana.member.id, successorId: cleo.member.id });
    expect(await seatsOf(ben)).toBe(1);
    expect(await seatsOf(cleo)).toBe(2);
    await undoRevocation(olga, revoked);
    expect(await seatsOf(ben)).toBe(2);
    expect(await seatsOf(cleo)).toBe(1);
  });

  test('B11 a revocation of the covering member moves no lent seat', async () => {
    const { olga, ana, ben, cleo } = await team();
    await cover(olga, ana, ben);
    await revokeAccess(olga, { memberId: ben.member.id, successorId: cleo.member.id });
    const held = await admin`select holder_id from seats where owner_id = ${ana.member.id}`;
    expect(held).toEqual([{ holder_id: ana.member.id }]);
  });
});

test('RV1 work of the covering member that is under way is finished before the cover ends', async () => {
  const { olga, ana, ben } = await team();
  const { coverId } = await cover(olga, ana, ben);
  const session = await admin.reserve();
  await session`begin`;
  await session`select 1 from members where id = ${ben.member.id} for share`;
  let isEnded = false;
  const ending = endCover(olga, { coverId }).then(() => {
    isEnded = true;
  });
  const waiting = () => admin`select pid from pg_stat_activity
    where datname = current_database() and usename = 'latchkey' and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await waiting()).length).toBe(1);
  expect(isEnded).toBe(false);
  await session`rollback`;
  session.release();
  await ending;
  expect(await seatsOf(ben)).toBe(1);
});
