import type { Page } from '@playwright/test';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { aPixel, hosting } from '@/lib/test-support/hosted';
import { world } from '@/lib/test-support/world';
import { assignPixel } from '@/lib/work/pixels/assign-pixel';
import { countView } from '@/lib/work/pixels/count-view';
import { createPixel } from '@/lib/work/pixels/create-pixel';
import { fillSignIn } from '../fixtures/accounts';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { rowOf } from '../fixtures/users-page';

const password = 'four quiet words suffice';
const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

/** Accepts an invitation as a person without an account. */
async function accept(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Choose a password').fill(password);
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(page).toHaveURL(/\/w\//);
}

async function invite(page: Page, email: string, role: RegExp): Promise<void> {
  await page.getByRole('link', { name: 'Invite user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Email/).fill(email);
  await dialog.getByRole('radio', { name: role }).click();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: `Copy link for ${email}` })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, { email }).getByText('Pending')).toBeVisible();
}

test('S3.4 S3.7 S3.15 a host adds an account, whose first Admin joins by the mailed link', {
  tag: '@core',
}, async ({ as, elsewhere, mailbox, page }) => {
  const host = actor((await world({ model: 'hosted-accounts', people: { host: 'admin' } })).host);
  const ada = host.email.replace('host', 'ada');
  await as(host, { path: 'settings/hosted-accounts' });
  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByLabel('Account name').fill('Brasserie Nord');
  await page.getByLabel('Email of the first Admin').fill(ada);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('button', { name: `Copy link for ${ada}` })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: 'Brasserie Nord' })).toContainText('By the host');

  const adas = await elsewhere();
  await accept(adas, (await mailbox.next(ada)).links[0] ?? '', 'Ada Admin');
  const slug = new URL(adas.url()).pathname.split('/')[2];
  expect((await adas.goto(`/w/${slug}/settings/users`))?.status()).toBe(200);
  await expect(rowOf(adas, { email: ada })).toContainText('Ada Admin');
});

test('S3.5 S3.6 S3.7 S3.9 an Admin invites a user, and a new link ends the earlier one', {
  tag: '@core',
}, async ({ as, elsewhere, mailbox, page }) => {
  const { admin } = await hosting();
  const sam = admin.person.email.replace('admin', 'sam');
  await as(actor(admin));
  await invite(page, sam, /^Standard/);
  const earlier = (await mailbox.next(sam)).links[0] ?? '';
  await rowOf(page, { email: sam }).getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Generate invitation link' }).click();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();

  const sams = await elsewhere();
  await sams.goto(earlier);
  await expect(sams.getByLabel('Choose a password')).toHaveCount(0);
  await accept(sams, (await mailbox.next(sam)).links[0] ?? '', 'Sam Standard');
});

test('S3.1 S3.2 an Admin adds a pixel and assigns it to a Standard user, who changes it', {
  tag: '@core',
}, async ({ as, elsewhere, page }) => {
  const { admin, standard } = await hosting();
  const theirs = await elsewhere();
  await as(actor(admin), { path: 'pixels' });
  await page.getByRole('button', { name: 'Add pixel' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Shop');
  await page.getByLabel('Site', { exact: true }).fill('https://nord.example/');
  await page.getByRole('dialog').getByRole('button', { name: 'Add pixel' }).click();
  await page.getByRole('link', { name: 'Shop' }).click();
  await as(actor(standard), { path: 'pixels', on: theirs });
  await expect(theirs.getByRole('heading', { name: 'No pixel yet' })).toBeVisible();

  await page.getByRole('combobox', { name: 'Assigned to' }).click();
  await page.getByRole('option', { name: /standard/ }).click();
  await expect(page.getByText('Assignment saved')).toBeVisible();
  await theirs.getByRole('link', { name: 'Shop' }).click();
  await theirs.getByLabel('Name', { exact: true }).fill('Our shop');
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Our shop');
});

test('S3.10 R4 an Admin makes a Standard user Read-only, who cannot save on their next request', {
  tag: '@core',
}, async ({ as, elsewhere, page }) => {
  const { admin, standard } = await hosting();
  const { id: pixelId } = await createPixel(admin, aPixel('Shop'));
  await assignPixel(admin, { pixelId, version: 1, memberId: standard.member.id });
  const theirs = await elsewhere();
  await as(actor(standard), { path: `pixels/${pixelId}`, on: theirs });
  await expect(theirs.getByRole('button', { name: 'Save', exact: true })).toBeVisible();

  await as(actor(admin), { path: `settings/users/${standard.member.id}` });
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('radio', { name: /^Read-only/ }).click();
  await page.getByRole('button', { name: 'Save change' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await theirs.reload();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Shop');
  await expect(theirs.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
});

test('S3.11 an Admin makes a link, by which a user chooses a new password', { tag: '@core' }, async ({
  as,
  elsewhere,
  page,
}) => {
  const { admin, standard } = await hosting();
  await as(actor(admin), { path: `settings/users/${standard.member.id}` });
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByText(/The link works once/)).toBeVisible();
  const link = (await page.locator('code').textContent()) ?? '';

  const theirs = await elsewhere();
  await theirs.goto(link);
  await theirs
    .getByLabel(/password/i)
    .first()
    .fill('another four quiet words');
  await theirs
    .getByRole('button', { name: /password/i })
    .last()
    .click();
  await expect(theirs).toHaveURL(/sign-in/);
  await fillSignIn(theirs, standard.person.email, 'another four quiet words');
  await expect(theirs).toHaveURL(new RegExp(`/w/${standard.workspace.slug}/`));
});

test('S3.13 S3.14 S3.15 a host chooses a delegated account from the list, and reaches it until its Admin ends the delegation', {
  tag: '@core',
}, async ({ as, elsewhere, page }) => {
  const { host, admin, standard } = await hosting();
  const base = `/w/${admin.workspace.slug}`;
  await as(actor(host), { path: 'settings/hosted-accounts' });
  await page.getByRole('button', { name: /^Switch account:/ }).click();
  await page.getByRole('option', { name: /Brasserie Nord/ }).click();
  await expect(page).toHaveURL(new RegExp(base));
  await expect(rowOf(page, standard.person)).toBeVisible();

  const theirs = await elsewhere();
  await as(actor(admin), { path: 'settings/delegation', on: theirs });
  await theirs.getByRole('button', { name: 'This account only' }).click();
  await expect(theirs.getByText('The host no longer has access to this account').first()).toBeVisible();
  // The open page of the host is replaced without a reload, and the next request finds nothing.
  await expect(rowOf(page, standard.person)).toBeHidden();
  expect((await page.goto(`${base}/settings/users`))?.status()).toBe(404);
  await theirs.getByRole('button', { name: 'The host too' }).click();
  await expect.poll(async () => (await page.goto(`${base}/settings/users`))?.status()).toBe(200);
});

test('S3.12 an Admin deletes the account after typing its name, and the host brings it back', {
  tag: '@core',
}, async ({ as, elsewhere, page }) => {
  const { host, admin, standard } = await hosting();
  await createPixel(admin, aPixel('Shop'));
  const theirs = await elsewhere();
  const statusOfPixels = async () => (await theirs.goto(`/w/${admin.workspace.slug}/pixels`))?.status();
  await as(actor(standard), { path: 'pixels', on: theirs });
  await as(actor(admin), { path: 'settings/account-deletion' });
  await expect(page.getByText('1 pixel, 0 views')).toBeVisible();
  await page.getByLabel(/^To confirm, type the account’s name/).fill('brasserie');
  await expect(page.getByRole('button', { name: 'Delete account' })).toBeDisabled();
  await page.getByLabel(/^To confirm, type the account’s name/).fill('Brasserie Nord');
  await page.getByRole('button', { name: 'Delete account' }).click();
  await expect(page).toHaveURL(/\/workspaces/);
  expect(await statusOfPixels()).toBe(404);

  await as(actor(host), { path: 'settings/hosted-accounts' });
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Account restored: Brasserie Nord')).toBeVisible();
  expect(await statusOfPixels()).toBe(200);
});

test('S3.3 S3.11 on a phone a pixel and a person’s page fit, and axe finds nothing', async ({
  as,
  expectAccessible,
  page,
}) => {
  const { host, admin, standard, reader } = await hosting();
  const { id } = await createPixel(admin, aPixel('Shop'));
  await countView(id, false);
  await page.setViewportSize({ width: 390, height: 844 });
  await as(actor(reader), { path: 'pixels' });
  await page.getByRole('link', { name: 'Shop' }).click();
  await expect(page.getByText('Views by day').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await expectAccessible();
  for (const path of [
    'pixels',
    'applications',
    `pixels/${id}`,
    `settings/users/${standard.member.id}`,
    'settings/delegation',
    'settings/account-deletion',
  ]) {
    await as(actor(admin), { path });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
  await as(actor(host), { path: 'settings/hosted-accounts' });
  await expect(page.getByRole('link', { name: 'Brasserie Nord' })).toBeVisible();
  await expectAccessible();
});

test('S3.3 another site embeds a pixel, whose view is counted once', { tag: '@core' }, async () => {
  const { admin } = await hosting();
  const { id } = await createPixel(admin, aPixel('Shop'));
  const ask = (pixel: string) => fetch(`${process.env.APP_ORIGIN}/api/pixels/${pixel}`);
  const shown = await ask(id);
  expect(shown.status).toBe(200);
  expect(shown.headers.get('content-type')).toBe('image/gif');
  expect(shown.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(shown.headers.get('set-cookie')).toBeNull();
  expect((await ask('nonsense')).status).toBe(200);
  const views = () => everythingStored()`select views from pixel_days where pixel_id = ${id}`;
  await expect.poll(views).toMatchObject([{ views: 1 }]);
});
