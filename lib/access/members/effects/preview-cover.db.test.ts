import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { work } from '@/lib/modules';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { changeCover } from '../cover/change-cover';
import { endCover } from '../cover/end-cover';
import { cover, farDay, own, team } from '../cover/test-support/cover';
import { suspendMembers } from '../suspend/suspend-members';
import { previewCover } from './preview-cover';

const { admin } = await testDatabase();
const refused = refusals(admin);

const seen = async (ctx: WorkspaceContext) =>
  (await listContacts(await again(ctx), contactSearch.parse({ view: 'all' }))).rows.length;
const preview = (actor: WorkspaceContext, absent: WorkspaceContext, by: WorkspaceContext, coverId?: string) =>
  previewCover(actor, work, { memberId: absent.member.id, byId: by.member.id, coverId });

describe('B2 B11 the effects of a cover', () => {
  test('B2 B11 the previewed rows are those that the colleague sees more of once it has begun', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ana, 5);
    await giveContacts(admin, ben, 2);
    const foretold = await preview(olga, ana, ben);
    expect(foretold).toMatchObject({ contacts: 5, gains: { contacts: 5, conversations: 0 } });
    const before = await seen(ben);
    await cover(olga, ana, ben);
    expect((await seen(ben)) - before).toBe(5);
    expect(await preview(olga, ana, ben)).toMatchObject({ contacts: 5, gains: { contacts: 0 } });
  });

  test('B2 B11 a colleague who sees everything gains no row', async () => {
    const { olga, ana, mia } = await world({ people: { olga: 'owner', ana: own, mia: 'manager' } });
    await giveContacts(admin, ana, 5);
    expect(await preview(olga, ana, mia)).toMatchObject({ contacts: 5, gains: { contacts: 0 } });
  });

  test('B2 B11 another colleague in a running cover: what they gain and the one of before loses is what changes', async () => {
    const { olga, ana, ben, cleo } = await team();
    await giveContacts(admin, ana, 5);
    await giveContacts(admin, ben, 2);
    const { coverId } = await cover(olga, ana, ben);
    const before = [await seen(ben), await seen(cleo)];
    const foretold = await preview(olga, ana, cleo, coverId);
    expect(foretold).toMatchObject({ contacts: 5, gains: { contacts: 5 }, loses: { contacts: 5 } });
    await changeCover(olga, { coverId, version: 1, byId: cleo.member.id, starts: null, ends: farDay });
    expect([await seen(ben), await seen(cleo)]).toEqual([(before[0] ?? 0) - 5, (before[1] ?? 0) + 5]);
  });

  test('B2 B11 the same colleague neither gains nor loses, and with a planned cover no member loses', async () => {
    const { olga, ana, ben, cleo } = await team();
    await giveContacts(admin, ana, 5);
    const running = await cover(olga, ana, ben);
    expect(await preview(olga, ana, ben, running.coverId)).toMatchObject({
      gains: { contacts: 0 },
      loses: null,
    });
    const planned = await cover(olga, ana, cleo, { starts: '2099-01-01' });
    expect(await preview(olga, ana, ben, planned.coverId)).toMatchObject({ loses: null });
  });

  test('B2 R6 a cover of another member, or one that has ended, is not found', async () => {
    const { olga, ana, ben, cleo } = await team();
    const { coverId } = await cover(olga, ana, ben);
    await refused(olga, () => preview(olga, cleo, ben, coverId), new NotFound());
    await endCover(olga, { coverId });
    await refused(olga, () => preview(olga, ana, cleo, coverId), new NotFound());
  });

  test('B2 R6 it is refused where the cover is, and of people elsewhere nothing is counted', async () => {
    const { olga, ana, ben } = await team();
    const { olga: other } = await team();
    await refused(olga, () => preview(ben, ana, ben), expect.any(Denied));
    await refused(olga, () => preview(olga, ana, other), new NotFound());
  });
});

describe('B4 B11 suspending with a cover', () => {
  const ask = (
    actor: WorkspaceContext,
    whom: WorkspaceContext[],
    by: WorkspaceContext,
    ends: string = farDay,
  ) =>
    suspendMembers(actor, {
      chosen: whom.map(({ member: { id } }) => ({ id })),
      reason: null,
      until: null,
      cover: { byId: by.member.id, ends },
    });

  test('B4 B11 the colleague has the seats of the suspended member from the next request', async () => {
    const { olga, ana, ben } = await team();
    await giveContacts(admin, ana, 5);
    expect(await ask(olga, [ana], ben)).toEqual({ done: 1, refused: [] });
    await expect(again(ana)).rejects.toThrow(NotFound);
    expect(await seen(ben)).toBe(5);
  });

  test('B4 B11 RV9 where the cover is not possible, no member is suspended', async () => {
    const { olga, ana, ben, cleo } = await team();
    await refused(olga, () => ask(olga, [ana], ana), new Invalid({ byId: 'covers-self' }));
    await refused(olga, () => ask(olga, [ana], ben, '2020-01-01'), new Invalid({ ends: 'past' }));
    await refused(olga, () => ask(olga, [ana, cleo], ben), new Invalid({ byId: 'invalid' }));
    await suspendMembers(olga, { chosen: [{ id: ben.member.id }], reason: null, until: null });
    await refused(olga, () => ask(olga, [ana], ben), new Invalid({ byId: 'successor-left' }));
  });
});
