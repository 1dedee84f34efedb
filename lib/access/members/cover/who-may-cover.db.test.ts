import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { again, world } from '@/lib/test-support/world';
import { inviteMembers } from '../invite/invite-members';
import { changeCover } from './change-cover';
import { endCover } from './end-cover';
import { startCover } from './start-cover';
import { cover, farDay } from './test-support/cover';

const { admin } = await testDatabase();
const refused = refusals(admin);

const own = { role: 'agent', restrictions: ['visibility-own'] };
const team = () =>
  world({ people: { olga: 'owner', mia: 'manager', max: 'manager', ana: own, ben: own, cleo: own } });
const deniedBy = (kind: string) =>
  expect.objectContaining({ decision: expect.objectContaining({ rule: expect.objectContaining({ kind }) }) });
const covers = (ctx: WorkspaceContext) =>
  admin`select * from covers where workspace_id = ${ctx.workspace.id} order by id`;

describe('B11 who may lend a seat', () => {
  test('B11 a member lends their own seat', async () => {
    const { ana, ben } = await team();
    await cover(ana, ana, ben);
    expect(await covers(ana)).toMatchObject([{ member_id: ana.member.id, by_id: ben.member.id }]);
  });

  test('B11 S1.15 R3 a manager arranges it for agents only', async () => {
    const { olga, mia, max, ana, ben } = await team();
    await cover(mia, ana, ben);
    await refused(olga, () => cover(mia, max, ben), deniedBy('guard'));
    await refused(olga, () => cover(mia, olga, ben), deniedBy('guard'));
  });

  test('B11 R3 an agent arranges nothing for a colleague', async () => {
    const { olga, ana, ben, cleo } = await team();
    await refused(olga, () => cover(cleo, ana, ben), deniedBy('role'));
    await refused(olga, () => cover(ben, ana, ben), deniedBy('role'));
  });

  test('B11 RV9 a member who is not active, elsewhere, or the absent one themselves cannot cover', async () => {
    const { olga, ana, ben } = await team();
    const { zoe } = await world({ people: { zoe: 'owner' } });
    await refused(olga, () => cover(olga, ana, ana), new Invalid({ byId: 'covers-self' }));
    await refused(olga, () => cover(olga, ana, zoe), new Invalid({ byId: 'successor-left' }));
    await admin`update members set status = 'suspended' where id = ${ben.member.id}`;
    await refused(olga, () => cover(olga, ana, ben), new Invalid({ byId: 'successor-left' }));
  });

  test('B11 an invited person has no seat to lend', async () => {
    const { olga, ben } = await team();
    const { invited } = await inviteMembers(olga, {
      emails: ['zoe@example.com'],
      role: 'agent',
      restrictions: [],
    });
    const memberId = invited[0]?.memberId ?? '';
    const attempt = () => startCover(olga, { memberId, byId: ben.member.id, starts: null, ends: farDay });
    await refused(olga, attempt, new Stale());
  });

  test('TE1 a cover of another workspace answers as missing', async () => {
    const { olga, ana, ben } = await team();
    const { zoe } = await world({ people: { zoe: 'owner' } });
    const { coverId } = await cover(olga, ana, ben);
    await refused(olga, () => endCover(zoe, { coverId }), new NotFound());
    await refused(olga, () => cover(zoe, ana, zoe), new NotFound());
  });
});

describe('B11 the days', () => {
  test('B11 a first day that has begun means now, and a last day that is over is refused', async () => {
    const { olga, ana, ben } = await team();
    await cover(olga, ana, ben, { starts: '2020-01-01' });
    const [row] = await admin`select starts_at > now() - interval '1 hour' as "isNow" from covers
      where workspace_id = ${olga.workspace.id}`;
    expect(row).toEqual({ isNow: true });
    await refused(olga, () => cover(olga, ana, ben, { ends: '2020-01-01' }), new Invalid({ ends: 'past' }));
    const reversed = { starts: '2099-12-31', ends: '2099-12-01' };
    await refused(olga, () => cover(olga, ana, ben, reversed), new Invalid({ ends: 'ends-first' }));
  });

  test('B11 a day means its end in the workspace’s time zone, also when the clocks change', async () => {
    const { olga, ana, ben } = await team();
    await admin`update workspaces set time_zone = 'Europe/Paris' where id = ${olga.workspace.id}`;
    await cover(await again(olga), ana, ben, { starts: '2030-10-27', ends: '2030-10-27' });
    expect(await covers(olga)).toMatchObject([
      { starts_at: new Date('2030-10-26T22:00:00Z'), ends_at: new Date('2030-10-27T23:00:00Z') },
    ]);
  });

  test('B11 pressed 20 times at once it makes one cover', async () => {
    const { olga, ana, ben } = await team();
    const settled = await Promise.allSettled(Array.from({ length: 20 }, () => cover(olga, ana, ben)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await covers(olga)).toHaveLength(1);
  });

  test('B11 the same colleague covers again on other days', async () => {
    const { olga, ana, ben } = await team();
    await cover(olga, ana, ben, { ends: '2099-01-31' });
    await cover(olga, ana, ben, { starts: '2099-02-01', ends: '2099-02-28' });
    const overlapping = { starts: '2099-01-15', ends: '2099-02-15' };
    await refused(olga, () => cover(olga, ana, ben, overlapping), new Invalid({ byId: 'covers-already' }));
  });
});

describe('B11 who may change and end a cover', () => {
  test('B11 either of the two and an administrator end it at once, and no other member', async () => {
    const { olga, mia, ana, ben, cleo } = await team();
    for (const actor of [ana, ben, mia]) {
      const { coverId } = await cover(olga, ana, ben);
      await refused(olga, () => endCover(cleo, { coverId }), deniedBy('role'));
      await endCover(actor, { coverId });
      await refused(olga, () => endCover(actor, { coverId }), new NotFound());
    }
  });

  test('B11 the covering member cannot change it', async () => {
    const { olga, ana, ben } = await team();
    const { coverId } = await cover(olga, ana, ben);
    const change = { coverId, version: 1, byId: ben.member.id, starts: null, ends: '2098-01-01' };
    await refused(olga, () => changeCover(ben, change), deniedBy('role'));
  });

  test('B11 RO7 it is changed to other days and another colleague, once for each version', async () => {
    const { olga, ana, ben, cleo } = await team();
    const { coverId } = await cover(olga, ana, ben);
    const [before] = await covers(olga);
    const longer = { coverId, version: 1, byId: ben.member.id, starts: null, ends: '2098-01-01' };
    await changeCover(ana, longer);
    expect(await covers(olga)).toMatchObject([
      { starts_at: before?.starts_at, by_id: ben.member.id, version: 2 },
    ]);
    await refused(olga, () => changeCover(ana, longer), new Stale());
    await changeCover(olga, { ...longer, version: 2, byId: cleo.member.id });
    expect((await again(cleo)).access.self.seats).toHaveLength(2);
    expect((await again(ben)).access.self.seats).toHaveLength(1);
  });
});
