import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied } from '@/lib/platform/errors';
import { world } from '@/lib/test-support/world';
import { countMembers } from '../list/count-members';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { listCovers, listOwnCovers } from './list-covers';
import { cover, own, shiftCovers } from './test-support/cover';

const { admin } = await testDatabase();
const shift = shiftCovers(admin);

const team = () => world({ people: { olga: 'owner', ana: own, ben: own } });

test('B11 the list shows who covers whom, and filters and counts who is covered, at this moment', async () => {
  const { olga, ana, ben } = await team();
  const search = memberSearch.parse({ status: 'covered' });
  const { coverId } = await cover(olga, ana, ben, { starts: '2099-12-01' });
  expect((await listMembers(olga, search)).rows).toEqual([]);
  await shift(coverId, { starts: 0 });
  expect((await listMembers(olga, search)).rows).toMatchObject([
    { id: ana.member.id, coveredBy: [{ name: 'ben' }], covering: [] },
  ]);
  expect((await countMembers(olga, search)).total).toBe(1);
  const { rows } = await listMembers(olga, memberSearch.parse({}));
  expect(rows.find(({ id }) => id === ben.member.id)).toMatchObject({
    coveredBy: [],
    covering: [{ name: 'ana' }],
  });
  await admin`update members set status = 'suspended' where id = ${ben.member.id}`;
  expect((await listMembers(olga, search)).rows).toEqual([]);
});

test('B11 R6 a member reads their own covers; those of others only who sees the users', async () => {
  const { olga, ana, ben } = await team();
  await cover(olga, ana, ben);
  const expected = [{ absent: { name: 'ana' }, by: { name: 'ben' }, isRunning: true }];
  expect(await listOwnCovers(ana)).toMatchObject({ covers: expected, may: { allowed: true } });
  expect((await listOwnCovers(ben))?.covers).toMatchObject(expected);
  expect(await listCovers(olga, ana.member.id)).toMatchObject({ covers: expected, colleagues: [{}, {}] });
  await expect(listCovers(ben, ana.member.id)).rejects.toThrow(Denied);
});
