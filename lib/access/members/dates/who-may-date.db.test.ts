import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, NotFound } from '@/lib/platform/errors';
import { again, join, person } from '@/lib/test-support/world';
import { revokeAccess } from '../revoke/revoke-access';
import { setDates } from './set-dates';
import { datesOf } from './test-support/dates';

const { admin } = await testDatabase();

const { refused, team, date } = datesOf(admin);

const deniedBy = (id: string) =>
  expect.objectContaining({ decision: expect.objectContaining({ rule: expect.objectContaining({ id }) }) });

describe('B5 who may set dates', () => {
  test('R1 no member sets their own dates', async () => {
    const { olga } = await team();
    await refused(olga, () => date(olga, olga, { ends: '2099-12-31' }), deniedBy('no-self-administration'));
  });

  test('R3 S1.15 a manager sets the dates of agents only', async () => {
    const { olga, mia, ana } = await team();
    const max = await join(olga, await person('max'), 'manager');
    await refused(olga, () => date(mia, max, { ends: '2099-12-31' }), deniedBy('administers'));
    await date(mia, ana, { ends: '2099-12-31' });
  });

  test('R2 at every later moment an active owner remains', async () => {
    const { olga, otto, mia } = await team();
    await date(olga, otto, { ends: '2099-06-30' });
    // Otto cannot let Olga end: no owner would be left after June; he cannot revoke her or let her start later either.
    const byOtto = deniedBy('last-of-top-role');
    await refused(olga, () => date(otto, olga, { ends: '2099-12-31' }), byOtto);
    await refused(olga, () => revokeAccess(otto, { memberId: olga.member.id }), byOtto);
    await date(otto, olga, { starts: '2099-06-01' });
    await expect(again(olga)).rejects.toThrow(NotFound);
    // Now Otto alone holds the role until June.
    await date(otto, mia, { ends: '2099-12-31' });
    const olgaHolds = { memberId: otto.member.id, version: 2 };
    await expect(setDates(olga, { ...olgaHolds, starts: null, ends: null, work: 'stays' })).rejects.toThrow(
      NotFound,
    );
  });

  test('R2 two owners let each other end simultaneously, 50 rounds: one has no end', async () => {
    const { olga, otto } = await team();
    for (let round = 0; round < 50; round++) {
      await admin`update members set ends_at = null, version = 1 where workspace_id = ${olga.workspace.id}`;
      const settled = await Promise.allSettled([
        setDates(olga, {
          memberId: otto.member.id,
          version: 1,
          starts: null,
          ends: '2099-01-01',
          work: 'stays',
        }),
        setDates(otto, {
          memberId: olga.member.id,
          version: 1,
          starts: null,
          ends: '2099-01-01',
          work: 'stays',
        }),
      ]);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: expect.any(Denied),
      });
    }
  });
});
