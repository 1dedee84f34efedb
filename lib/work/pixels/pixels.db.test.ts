import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { previewRevocation } from '@/lib/access/members/revoke/preview-revocation';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { work } from '@/lib/modules';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { accountRefusals, aPixel, hosting } from '@/lib/test-support/hosted';
import { again, join, person } from '@/lib/test-support/world';
import { assignPixel } from './assign-pixel';
import { pixelByDay } from './by-day';
import { countView, sweepOldViews } from './count-view';
import { createPixel } from './create-pixel';
import { deletePixel, previewDeletion } from './delete-pixel';
import { listPixels } from './list-pixels';
import { listAssignees } from './pixel-assignees';
import { pixelSearch } from './pixel-search';
import { viewPixel } from './pixel-view';
import { updatePixel } from './update-pixel';

const { admin: database } = await testDatabase();
const all = pixelSearch.parse({});
const named = (name: string) => ({ ...aPixel(name), isOn: false });

async function account() {
  const people = await hosting();
  const { id: shop } = await createPixel(people.admin, aPixel('Shop'));
  const { id: blog } = await createPixel(people.admin, aPixel('Blog'));
  await assignPixel(people.admin, { pixelId: shop, version: 1, memberId: people.standard.member.id });
  return { ...people, standard: await again(people.standard), shop, blog };
}

const refused = accountRefusals(database);

test('S3.1 an Admin adds, changes, assigns and deletes any pixel', async () => {
  const { admin, shop, blog } = await account();
  await updatePixel(admin, { pixelId: blog, version: 1, ...named('Journal') });
  expect(await viewPixel(admin, blog)).toMatchObject({ name: 'Journal', isOn: false, version: 2 });
  expect((await listPixels(admin, all)).rows.map(({ name }) => name)).toEqual(['Journal', 'Shop']);
  await refused(admin, () => createPixel(admin, aPixel('SHOP')), new Invalid({ name: 'name-taken' }));
  await deletePixel(admin, { pixelId: shop, version: 2 });
  expect((await listPixels(admin, all)).total).toBe(1);
  const trail = await database`select event, subject_name from audit_events
    where workspace_id = ${admin.workspace.id} and event like 'record.%' order by seq`;
  expect(trail.map(({ event }) => event)).toEqual([
    'record.created',
    'record.created',
    'record.assigned',
    'record.updated',
    'record.deleted',
  ]);
});

test('S3.2 R6 TE1 the deletion of a pixel outside the scope of a person, or elsewhere, is not previewed', async () => {
  const [{ admin, standard, shop, blog }, other] = [await account(), await account()];
  await expect(previewDeletion(admin, { pixelId: shop })).resolves.toEqual({ views: 0, applications: 0 });
  for (const [ctx, pixelId] of [
    [standard, blog],
    [admin, other.shop],
    [admin, v7()],
  ] as const)
    await refused(admin, () => previewDeletion(ctx, { pixelId }), new NotFound());
});

test('S3.2 R6 a Standard user sees and changes only the pixels assigned to them, including settings', async () => {
  const { admin, standard, shop, blog } = await account();
  expect((await listPixels(standard, all)).rows.map(({ name }) => name)).toEqual(['Shop']);
  expect((await listPixels(standard, pixelSearch.parse({ q: 'blog' }))).total).toBe(0);
  await updatePixel(standard, { pixelId: shop, version: 2, ...named('Our shop'), keepDays: 30 });
  expect(await viewPixel(admin, shop)).toMatchObject({ name: 'Our shop', keepDays: 30 });

  const others: [() => Promise<unknown>, unknown][] = [
    [() => viewPixel(standard, blog), NotFound],
    [() => updatePixel(standard, { pixelId: blog, version: 1, ...named('Mine') }), NotFound],
    [() => deletePixel(standard, { pixelId: blog, version: 1 }), NotFound],
    [() => previewDeletion(standard, { pixelId: shop }), Denied],
    [() => deletePixel(standard, { pixelId: shop, version: 3 }), Denied],
    [() => assignPixel(standard, { pixelId: shop, version: 3, memberId: null }), Denied],
    [() => createPixel(standard, aPixel('New')), Denied],
  ];
  for (const [attempt, by] of others) await refused(admin, attempt, by);
});

test('S3.3 a Read-only user sees every pixel with its data and changes none', async () => {
  const { admin, reader, shop } = await account();
  await countView(shop, false);
  expect((await listPixels(reader, all)).rows.map(({ name, views }) => [name, views])).toEqual([
    ['Blog', 0],
    ['Shop', 1],
  ]);
  const days = await pixelByDay(reader, shop);
  expect([days.length, days.at(-1)?.views, days[0]?.views]).toEqual([30, 1, 0]);
  for (const attempt of [
    () => createPixel(reader, aPixel('New')),
    () => updatePixel(reader, { pixelId: shop, version: 2, ...named('Mine') }),
    () => assignPixel(reader, { pixelId: shop, version: 2, memberId: null }),
    () => deletePixel(reader, { pixelId: shop, version: 2 }),
  ])
    await refused(admin, attempt, Denied);
});

test('S3.2 R4 RV1 a new assignment applies to the next request, and to one under way', async () => {
  const { admin, standard, shop } = await account();
  const other = await join(admin, await person('other'), { role: 'standard' });
  await assignPixel(admin, { pixelId: shop, version: 2, memberId: other.member.id });
  expect((await listPixels(other, all)).total).toBe(1);
  await refused(
    admin,
    () => updatePixel(standard, { pixelId: shop, version: 3, ...named('Mine') }),
    NotFound,
  );
  const less = {
    memberId: other.member.id,
    version: other.member.version,
    role: 'read-only',
    restrictions: [],
    grants: [],
  };
  await changeAccess(admin, less);
  await refused(admin, () => updatePixel(other, { pixelId: shop, version: 3, ...named('Mine') }), Denied);
});

test('S3.2 RV9 a pixel is assigned only to an active member of the account who can change it', async () => {
  const { admin, reader, standard, shop } = await account();
  const stranger = await account();
  expect((await listAssignees(admin)).map(({ id }) => id).sort()).toEqual(
    [admin.member.id, standard.member.id].sort(),
  );
  const gone = new Invalid({ memberId: 'assignee-gone' });
  for (const { member } of [reader, stranger.standard])
    await refused(admin, () => assignPixel(admin, { pixelId: shop, version: 2, memberId: member.id }), gone);
});

test('S3.2 B3 pixels of a revoked member move to the successor at once, and return with the undo', async () => {
  const { admin, standard, shop } = await account();
  const successor = await join(admin, await person('successor'), { role: 'standard' });
  const preview = await previewRevocation(admin, work, { memberId: standard.member.id });
  expect(preview, 'the dialog warns with the count').toMatchObject({ pixels: 1, contacts: 0 });
  const { revocationId } = await revokeAccess(admin, {
    memberId: standard.member.id,
    successorId: successor.member.id,
  });
  expect((await viewPixel(admin, shop)).assignee?.name).toBe('successor');
  expect((await listPixels(await again(successor), all)).total).toBe(1);
  await undoRevocation(admin, { revocationId });
  expect((await listPixels(await again(standard), all)).total).toBe(1);
  expect((await listPixels(await again(successor), all)).total).toBe(0);
});

test('S3.3 views are counted while the pixel is on, except for browsers that ask for privacy', async () => {
  const { admin, shop } = await account();
  await Promise.all([countView(shop, false), countView(shop, false), countView(shop, true)]);
  expect((await viewPixel(admin, shop)).views).toBe(2);
  await updatePixel(admin, { pixelId: shop, version: 2, ...aPixel('Shop'), honoursPrivacy: false });
  await countView(shop, true);
  await updatePixel(admin, { pixelId: shop, version: 3, ...aPixel('Shop'), isOn: false });
  await countView(shop, false);
  for (const nonsense of ['', 'x', '00000000-0000-7000-8000-000000000000']) await countView(nonsense, false);
  expect((await viewPixel(admin, shop)).views).toBe(3);
  expect(await previewDeletion(admin, { pixelId: shop })).toEqual({ views: 3, applications: 0 });
});

test('S3.2 figures are kept for the configured time, and deleted by any process', async () => {
  const { admin, shop } = await account();
  await countView(shop, false);
  await database`update pixel_days set day = day - 40`;
  await sweepOldViews();
  expect((await previewDeletion(admin, { pixelId: shop })).views).toBe(1);
  await updatePixel(admin, { pixelId: shop, version: 2, ...aPixel('Shop'), keepDays: 30 });
  await sweepOldViews();
  expect((await previewDeletion(admin, { pixelId: shop })).views).toBe(0);
});

test('TE1 RO7 a pixel of another account answers like a missing one, and a stale version is refused', async () => {
  const { admin, shop } = await account();
  const stranger = await account();
  for (const pixelId of [stranger.shop, '', 'x'])
    await refused(stranger.admin, () => deletePixel(admin, { pixelId, version: 1 }), NotFound);
  await refused(admin, () => updatePixel(admin, { pixelId: shop, version: 1, ...named('Late') }), Stale);
});

test('S3.13 members of the host see no pixel of an account', async () => {
  const { host, workspace, shop } = await account();
  const below = await again({ ...host, workspace: { ...host.workspace, slug: workspace.slug } });
  await expect(listPixels(below, all)).rejects.toThrow(Denied);
  await expect(viewPixel(below, shop)).rejects.toThrow(NotFound);
});
