import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { cover, shiftCovers, team } from '@/lib/access/members/cover/test-support/cover';
import { again, world } from '@/lib/test-support/world';
import { accessInTime } from './access-in-time';

const { admin } = await testDatabase();

describe('R5 explanations in time', () => {
  test('R5 B5 name the permissions that the end of a temporary change gives back, and its moment', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    await changeAccess(olga, {
      memberId: mia.member.id,
      version: mia.member.version,
      role: 'manager',
      restrictions: ['data-export'],
      until: '2099-12-31',
    });
    const { revertsAt, regained } = accessInTime(await again(mia));
    expect(revertsAt).toEqual(new Date('2100-01-01T00:00:00Z'));
    expect(regained).toContain('contacts.export');
    expect(regained).not.toContain('contacts.view');
    await admin`update members set reverts_at = now() where id = ${mia.member.id}`;
    expect(accessInTime(await again(mia))).toEqual({ revertsAt: null, regained: [], covering: [] });
  });

  test('R5 B5 a change that gives more for a time gives nothing back', async () => {
    const { olga, mia } = await world({
      people: { olga: 'owner', mia: { role: 'manager', restrictions: ['data-export'] } },
    });
    const { id: memberId, version } = mia.member;
    await changeAccess(olga, { memberId, version, role: 'manager', restrictions: [], until: '2099-12-31' });
    expect(accessInTime(await again(mia)).regained).toEqual([]);
  });

  test('R5 B11 name the colleagues who are covered at this moment, by the database’s clock', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    expect(accessInTime(await again(ben)).covering).toEqual([
      { name: 'ana', until: new Date('2100-01-01T00:00:00Z') },
    ]);
    await shiftCovers(admin)(coverId, { ends: 0 });
    expect(accessInTime(await again(ben)).covering).toEqual([]);
  });
});
