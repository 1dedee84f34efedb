import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { mightEver } from '@/lib/policy/might-ever';
import { again } from '@/lib/test-support/world';
import { changeAccess } from '../change/change-access';
import { countRequests, listRequests, viewRequest } from './list-requests';
import { listOwnRequests } from './own-requests';
import { askForAccess } from './test-support/ask-for-access';

const { admin } = await testDatabase();

const { refused, team, ask, decide, forHours, no, rowOf, eventsOf } = askForAccess(admin);

const deniedBy = (rule: string) =>
  expect.objectContaining({
    decision: expect.objectContaining({ rule: expect.objectContaining({ id: rule }) }),
  });

describe('B1 answering', () => {
  test('B1 B5 RQ1 a grant lifts no more than needed, for a time, with one pair of events', async () => {
    const { olga, mia } = await team();
    const { id } = await ask(mia);
    const view = await viewRequest(olga, id);
    expect(view).toMatchObject({ asker: { name: 'mia' }, may: { allowed: true } });
    expect(view.grant).toMatchObject({ lifts: ['data-export'], gives: [], role: null });
    expect(await decide(olga, id, forHours)).toEqual({ status: 'approved' });
    const granted = await again(mia);
    expect(granted.member.restrictions).toEqual(['contact-deletion']);
    expect(mightEver(granted.access, 'contacts.export')).toBe(true);
    expect(await rowOf(id)).toMatchObject({ status: 'approved', answered_by_name: 'olga' });
    const [end] =
      await admin`select reverts_at - now() between interval '3 hours 59 minutes' and interval '4 hours' as is_right
      from members where id = ${mia.member.id}`;
    expect(end?.is_right).toBe(true);
    expect((await eventsOf(mia)).slice(-2)).toEqual(['access-request.approved', 'member.access-changed']);
    await admin`update members set reverts_at = now() where id = ${mia.member.id}`;
    expect(mightEver((await again(mia)).access, 'contacts.export')).toBe(false);
  });

  test('RQ1 RO7 of two who answer at once, in 100 rounds, one counts: one effect, one pair of events', async () => {
    const { olga, otto, mia } = await team();
    for (let round = 0; round < 100; round++) {
      const { id } = await ask(mia, 'contacts.export', { duration: 'good' });
      const answers = await Promise.allSettled([decide(olga, id, forHours), decide(otto, id, forHours)]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: new Stale() });
      await admin`update members set reverts_at = null, restrictions = '{data-export,contact-deletion}'
        where id = ${mia.member.id}`;
      await admin`delete from attempts`;
    }
    const events = await eventsOf(mia);
    for (const event of ['access-request.created', 'access-request.approved', 'member.access-changed'])
      expect(events.filter((each) => each === event)).toHaveLength(100);
  });

  test('R1 RQ1 no member answers their own request, and a manager not that of a manager', async () => {
    const { mia, max, ana } = await team();
    const { id } = await ask(mia);
    await refused(mia, () => decide(mia, id, forHours), deniedBy('no-self-administration'));
    await refused(max, () => decide(max, id, forHours), new NotFound());
    await refused(ana, () => decide(ana, id, no), new NotFound());
    await expect(viewRequest(mia, id)).rejects.toEqual(new NotFound());
    await expect(viewRequest(ana, id)).rejects.toBeInstanceOf(Denied);
    expect(await countRequests(mia)).toBe(0);
    expect(await countRequests(ana)).toBeNull();
  });

  test('R3 RQ1 the grant is decided with what the giver may give at that moment', async () => {
    const { olga, mia, ana } = await team();
    const { id } = await ask(ana, 'contacts.export');
    // A manager gives no manager's level.
    expect(await viewRequest(mia, id)).toMatchObject({ may: { allowed: false } });
    await refused(mia, () => decide(mia, id, forHours), deniedBy('assigns'));
    await refused(mia, () => decide(mia, id, no), deniedBy('assigns'));
    expect(await decide(olga, id, forHours)).toEqual({ status: 'approved' });
    expect((await again(ana)).member.role).toBe('manager');
  });

  test('RQ1 a giver who lost the right between is refused, and the request stays open for others', async () => {
    const { olga, otto, mia } = await team();
    const { id } = await ask(mia);
    const [row] = await admin`select version from members where id = ${otto.member.id}`;
    await changeAccess(olga, {
      memberId: otto.member.id,
      version: row?.version,
      role: 'agent',
      restrictions: [],
    });
    await refused(otto, () => decide(otto, id, forHours), new NotFound());
    expect((await listRequests(olga)).open).toMatchObject([{ id }]);
  });

  test('B1 a grant is not longer than asked, but may be shorter', async () => {
    const { olga, mia } = await team();
    const { id } = await ask(mia, undefined, { duration: 'hours' });
    const longer = new Invalid({ duration: 'longer-than-asked' });
    await refused(olga, () => decide(olga, id, { ...forHours, duration: 'good' }), longer);
    const late = { answer: 'grant', duration: 'until', untilDay: '2099-12-31' } as const;
    await refused(olga, () => decide(olga, id, late), longer);
    const other = await ask(mia, 'contacts.delete', { duration: 'good', untilDay: null });
    expect(await decide(olga, other.id, forHours)).toEqual({ status: 'approved' });
  });

  test('B5 a grant during a temporary change ends with it, so that neither is prolonged nor cut', async () => {
    const { olga, mia } = await team();
    const first = await ask(mia);
    const second = await ask(mia, 'contacts.delete', { duration: 'good', untilDay: null });
    await decide(olga, first.id, forHours);
    const during = new Invalid({ duration: 'temporary-change' });
    await refused(olga, () => decide(olga, second.id, { ...forHours, duration: 'good' }), during);
    await decide(olga, second.id, { answer: 'grant-with-current' });
    expect((await again(mia)).member.restrictions).toEqual([]);
    await admin`update members set reverts_at = now() where id = ${mia.member.id}`;
    expect((await again(mia)).member.restrictions).toEqual(mia.member.restrictions);
  });

  test('B1 a refusal names who refused and why, to the asker', async () => {
    const { olga, mia } = await team();
    await decide(olga, (await ask(mia)).id, no);
    expect(await listOwnRequests(mia)).toMatchObject([
      { status: 'denied', answeredByName: 'olga', reason: 'Ask me on Monday' },
    ]);
    expect((await again(mia)).member.restrictions).toEqual(mia.member.restrictions);
  });
});
