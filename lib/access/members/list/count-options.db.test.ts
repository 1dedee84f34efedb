import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createTeam } from '@/lib/access/teams/create-team';
import { Denied } from '@/lib/platform/errors';
import { world } from '@/lib/test-support/world';
import { revokeAccess } from '../revoke/revoke-access';
import { countMembers } from './count-members';
import { countMemberOptions } from './count-options';
import { memberSearch } from './member-search';
import { memberStatuses } from './member-statuses';

await testDatabase();

const people = {
  olga: 'owner',
  mia: 'manager',
  ana: { role: 'agent', restrictions: ['visibility-own', 'mask'] },
  ben: { role: 'agent', restrictions: ['mask'] },
} as const;

describe('the counts of the filters of users', () => {
  test('S1.2 R6 each option says exactly how many rows it would show, under the other filters', async () => {
    const { olga, ana, ben } = await world({ people });
    const { id: teamId } = await createTeam(olga, { name: 'VIP', memberIds: [ana.member.id] });
    await revokeAccess(olga, { memberId: ben.member.id });
    const options = {
      level: ['owner', 'manager', 'agent'],
      status: memberStatuses,
      restriction: ['visibility-own', 'mask'],
      team: [teamId],
    } as const;
    for (const others of [
      {},
      { level: 'agent' },
      { restriction: 'mask' },
      { status: 'revoked' },
      { q: 'ana' },
    ]) {
      const counts = await countMemberOptions(olga, memberSearch.parse(others));
      for (const filter of ['level', 'status', 'restriction', 'team'] as const) {
        for (const value of options[filter]) {
          const { total } = await countMembers(olga, memberSearch.parse({ ...others, [filter]: value }));
          expect([others, filter, value, counts[filter][value] ?? 0]).toEqual([others, filter, value, total]);
        }
      }
    }
  });

  test('S1.1 S1.21 are refused to an agent', async () => {
    const { ana } = await world({ people });
    expect(() => countMemberOptions(ana, memberSearch.parse({}))).toThrow(Denied);
  });

  test('TE1 people of another workspace are not counted', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await world({ people });
    const { level } = await countMemberOptions(olga, memberSearch.parse({}));
    expect(level).toEqual({ owner: 1 });
  });
});
