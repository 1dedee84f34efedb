import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { endViewing } from './end-viewing';
import { listViewings } from './list-viewings';
import { startViewing } from './start-viewing';
import { browserOf, passTime, reason, viewing } from './test-support/sessions';

const { admin } = await testDatabase();

describe('the member knows', () => {
  test('B6 who viewed as them, when and why; and nothing of others', async () => {
    const { ana, ben, browser } = await viewing();
    expect(await listViewings(ana)).toMatchObject([{ by: 'olga', reason, endedAt: null }]);
    await endViewing(await browser.person());
    const [line] = await listViewings(ana);
    expect(line?.endedAt).toBeInstanceOf(Date);
    expect(await listViewings(ben)).toEqual([]);
  });

  test('B6 a viewing whose time passed is shown as ended, before it is recorded', async () => {
    const { ana, browser } = await viewing();
    const endedAt = await passTime(admin, browser);
    expect(await listViewings(ana)).toMatchObject([{ endedAt }]);
  });
});

test('B6 the contacts are theirs: an agent’s own, and none of others', async () => {
  const { olga, ana, ben } = await world({
    people: { olga: 'owner', ana: { role: 'agent', restrictions: ['visibility-own'] }, ben: 'agent' },
  });
  await giveContacts(admin, ana, 3);
  await giveContacts(admin, ben, 4);
  const browser = await browserOf(olga);
  await startViewing(await browser.own(), { memberId: ana.member.id, reason });
  const viewed = await browser.open();
  expect(viewed.access.self).toEqual((await again(ana)).access.self);
});
