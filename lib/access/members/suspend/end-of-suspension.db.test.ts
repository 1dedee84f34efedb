import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { openWorkspace } from '@/lib/access/gate/open-workspace';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { endJobs } from '../dates/end-jobs';
import { inviteMembers } from '../invite/invite-members';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { suspendMembers } from './suspend-members';
import { suspend, team } from './test-support/suspend';

const { admin } = await testDatabase();

const rowOf = async ({ member }: WorkspaceContext) =>
  (await admin`select * from members where id = ${member.id}`)[0];

describe('B4 the end of a suspension', () => {
  const endingOf = ({ member }: WorkspaceContext) =>
    admin`select * from audit_events where subject_id = ${member.id} and event = 'member.reinstated'`;
  /** Lets a suspension end at this moment: no test waits. */
  async function endNow({ member }: WorkspaceContext) {
    const [row] =
      await admin`update members set suspended_until = date_trunc('second', now()) where id = ${member.id}
      returning suspended_until as until`;
    return row?.until as Date;
  }

  test('B4 R7 the person’s own request records it once, dated at the end, by Latchkey itself', async () => {
    const { olga, ana } = await team();
    await suspendMembers(olga, { chosen: [ana.member], reason: 'On leave', until: '2099-12-31' });
    const until = await endNow(ana);
    const ask = () => openWorkspace(ana.person, ana.workspace.slug);
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    expect(answers.map(({ member }) => member.storedStatus)).toEqual(Array(10).fill('active'));
    const events = await endingOf(ana);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      actor_user_id: null,
      before: { status: 'suspended', reason: 'On leave' },
      after: { status: 'active' },
    });
    expect(new Date(events[0]?.after.endedAt)).toEqual(until);
    expect(await rowOf(ana)).toMatchObject({ suspended_until: null, suspension_reason: null });
  });

  test('B4 R7 the job that is due then records it where no request has met it', async () => {
    const { olga, ana } = await team();
    await suspendMembers(olga, { chosen: [ana.member], reason: null, until: '2099-12-31' });
    const until = await endNow(ana);
    await admin`update outbox set due_at = now(), job = jsonb_set(job, '{endsAt}', to_jsonb(${until.toISOString()}::text))
      where job->>'memberId' = ${ana.member.id}`;
    await drain(endJobs);
    expect(await endingOf(ana)).toHaveLength(1);
  });

  test('B4 R7 the page of users records it, also of an invited person', async () => {
    const { olga } = await team();
    const { invited } = await inviteMembers(olga, {
      emails: ['zoe@example.com'],
      role: 'agent',
      restrictions: [],
    });
    const id = invited[0]?.memberId ?? '';
    await suspendMembers(olga, { chosen: [{ id }], reason: null, until: '2099-12-31' });
    await admin`update members set suspended_until = now() where id = ${id}`;
    for (let round = 0; round < 2; round++) await listMembers(olga, memberSearch.parse({}));
    const events = await admin`select after from audit_events
      where subject_id = ${id} and event = 'member.reinstated'`;
    expect(events).toMatchObject([{ after: { status: 'invited' } }]);
  });

  test('B4 a suspension that has not ended is not recorded', async () => {
    const { olga, ana, mia } = await team();
    await suspendMembers(olga, { chosen: [ana.member], reason: null, until: '2099-12-31' });
    await suspend(olga, mia);
    await listMembers(olga, memberSearch.parse({}));
    expect([...(await endingOf(ana)), ...(await endingOf(mia))]).toEqual([]);
  });
});
