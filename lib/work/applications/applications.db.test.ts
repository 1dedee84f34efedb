import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRole } from '@/lib/access/roles/save-role';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { accountRows, aPixel, hosting } from '@/lib/test-support/hosted';
import { again, join, person } from '@/lib/test-support/world';
import { assignPixel } from '@/lib/work/pixels/assign-pixel';
import { createPixel } from '@/lib/work/pixels/create-pixel';
import { deletePixel, previewDeletion } from '@/lib/work/pixels/delete-pixel';
import { pixelSearch } from '@/lib/work/pixels/pixel-search';
import { createApplication } from './create-application';
import { listApplications } from './list-applications';
import { deleteApplication, updateApplication } from './update-application';

const { admin: database } = await testDatabase();
const all = pixelSearch.parse({});

async function account() {
  const people = await hosting();
  const { admin, standard } = people;
  const { id: shop } = await createPixel(admin, aPixel('Shop'));
  const { id: blog } = await createPixel(admin, aPixel('Blog'));
  await assignPixel(admin, { pixelId: shop, version: 1, memberId: standard.member.id });
  const add = async (name: string, pixelId: string | null) =>
    (await createApplication(admin, { name, kind: 'shop', address: '', pixelId })).id;
  const ids = {
    till: await add('Till', shop),
    reader: await add('Reader app', blog),
    loose: await add('Loose', null),
  };
  return { ...people, standard: await again(standard), shop, blog, ids };
}

const namesFor = async (ctx: Parameters<typeof listApplications>[0], q = '') => {
  const page = await listApplications(ctx, pixelSearch.parse({ q }));
  return [page.total, ...page.rows.map(({ name, pixel }) => `${name} ${pixel?.name ?? '-'}`)];
};

test('S3.1 S3.2 S3.3 R6 an Admin sees every application, other roles see those connected to a pixel that they see', async () => {
  const { admin, standard, reader } = await account();
  expect(await namesFor(admin)).toEqual([3, 'Loose -', 'Reader app Blog', 'Till Shop']);
  expect(await namesFor(reader)).toEqual([2, 'Reader app Blog', 'Till Shop']);
  expect(await namesFor(standard)).toEqual([1, 'Till Shop']);
  expect(await namesFor(standard, 'loose')).toEqual([0]);
});

test('B7 S3.3 a role without applications sees none', async () => {
  const { host, admin } = await account();
  const pixelsOnly = { label: 'Pixels', description: '', base: 'read-only', permissions: ['pixels.view'] };
  const { id: role } = await createRole(host, pixelsOnly);
  const other = await join(admin, await person('other'), { role });
  await expect(namesFor(other)).rejects.toThrow(Denied);
});

test('S3.1 only an Admin adds, connects and deletes applications', async () => {
  const { admin, standard, reader, blog, ids } = await account();
  const before = await accountRows(database, admin);
  const settings = { name: 'Mine', kind: 'site', address: '', pixelId: null } as const;
  for (const ctx of [standard, reader]) {
    await expect(createApplication(ctx, settings)).rejects.toThrow(Denied);
    await expect(
      updateApplication(ctx, { applicationId: ids.till, version: 1, ...settings }),
    ).rejects.toThrow(Denied);
    await expect(deleteApplication(ctx, { applicationId: ids.till, version: 1 })).rejects.toThrow(Denied);
  }
  expect(await accountRows(database, admin)).toEqual(before);

  await updateApplication(admin, { applicationId: ids.till, version: 1, ...settings, pixelId: blog });
  expect(await namesFor(standard)).toEqual([0]);
  await deleteApplication(admin, { applicationId: ids.loose, version: 1 });
  expect(await namesFor(admin)).toEqual([2, 'Mine Blog', 'Reader app Blog']);
  await expect(deleteApplication(admin, { applicationId: ids.till, version: 1 })).rejects.toThrow(Stale);
  await expect(createApplication(admin, settings)).rejects.toEqual(new Invalid({ name: 'name-taken' }));
});

test('S3.1 deleting a pixel disconnects its applications and keeps them', async () => {
  const { admin, reader, shop } = await account();
  expect(await previewDeletion(admin, { pixelId: shop })).toEqual({ views: 0, applications: 1 });
  await deletePixel(admin, { pixelId: shop, version: 2 });
  expect(await namesFor(admin)).toEqual([3, 'Loose -', 'Reader app Blog', 'Till -']);
  expect(await namesFor(reader)).toEqual([1, 'Reader app Blog']);
});

test('TE1 an application cannot be connected to, or read from, a pixel of another account', async () => {
  const { admin, ids } = await account();
  const stranger = await account();
  const settings = { name: 'Mine', kind: 'site', address: '', pixelId: stranger.shop } as const;
  const before = await accountRows(database, admin);
  await expect(createApplication(admin, settings)).rejects.toEqual(new Invalid({ pixelId: 'pixel-gone' }));
  await expect(
    updateApplication(admin, { applicationId: ids.till, version: 1, ...settings }),
  ).rejects.toEqual(new Invalid({ pixelId: 'pixel-gone' }));
  for (const applicationId of [stranger.ids.till, '', 'x'])
    await expect(deleteApplication(admin, { applicationId, version: 1 })).rejects.toThrow(NotFound);
  expect(await accountRows(database, admin)).toEqual(before);
  expect((await listApplications(stranger.admin, all)).total).toBe(3);
});
