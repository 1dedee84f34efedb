import type { Page } from '@playwright/test';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { aPixel, hosting } from '@/lib/test-support/hosted';
import { world } from '@/lib/test-support/world';
import { countView } from '@/lib/work/pixels/count-view';
import { createPixel } from '@/lib/work/pixels/create-pixel';
import { fillSignIn } from '../fixtures/accounts';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { rowOf } from '../fixtures/users-page';

const password = 'four quiet words suffice';
const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

/** Accepts an invitation by its link as a new user. */
async function join(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Choose a password').fill(password);
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(page).toHaveURL(/\/w\//);
}

/** The actor of a person who joined by a link, from the database. */
async function actorOf(email: string): Promise<Actor> {
  const [row] = await everythingStored()<{ id: string; name: string; slug: string }[]>`
    select u.id, u.name, w.slug from users u join members m on m.user_id = u.id
    join workspaces w on w.id = m.workspace_id where u.email = ${email}`;
  if (!row) throw new Error(`${email} has not joined`);
  const person = { userId: row.id, name: row.name, email, sessionId: '', locale: 'en', ip: null };
  return actor(await loadWorkspaceContext(person, row.slug));
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

test('S3.1 S3.2 S3.4 S3.5 S3.6 S3.7 S3.9 S3.10 S3.11 S3.12 S3.13 S3.14 S3.15 a hosted account is created, used, delegated and deleted', async ({
  as,
  elsewhere,
  mailbox,
  page,
}) => {
  test.slow();
  const host = actor((await world({ model: 'hosted-accounts', people: { host: 'admin' } })).host);
  const address = (name: string) => host.email.replace('host', name);

  await as(host, { path: 'settings/hosted-accounts' });
  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByLabel('Account name').fill('Brasserie Nord');
  await page.getByLabel('Email of the first Admin').fill(address('ada'));
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('button', { name: `Copy link for ${address('ada')}` })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: 'Brasserie Nord' })).toContainText('Delegated to the host');

  const adas = await elsewhere();
  await join(adas, (await mailbox.next(address('ada'))).links[0] ?? '', 'Ada Admin');
  const ada = await actorOf(address('ada'));
  const base = `/w/${ada.ctx.workspace.slug}`;

  await adas.goto(`${base}/settings/users`);
  await invite(adas, address('sam'), /^Standard/);
  const first = (await mailbox.next(address('sam'))).links[0] ?? '';
  await rowOf(adas, { email: address('sam') })
    .getByRole('link', { name: 'Edit' })
    .click();
  await adas.getByRole('button', { name: 'Generate invitation link' }).click();
  await expect(adas.getByRole('button', { name: 'Copy link' })).toBeVisible();
  const sams = await elsewhere();
  await sams.goto(first);
  await expect(sams.getByLabel('Choose a password')).toHaveCount(0);
  await join(sams, (await mailbox.next(address('sam'))).links[0] ?? '', 'Sam Standard');
  const sam = await actorOf(address('sam'));

  await adas.goto(`${base}/pixels`);
  await adas.getByRole('button', { name: 'Add pixel' }).click();
  await adas.getByLabel('Name', { exact: true }).fill('Shop');
  await adas.getByLabel('Site', { exact: true }).fill('https://nord.example/');
  await adas.getByRole('dialog').getByRole('button', { name: 'Add pixel' }).click();
  await adas.getByRole('link', { name: 'Shop' }).click();
  await sams.goto(`${base}/pixels`);
  await expect(sams.getByRole('heading', { name: 'No pixel yet' })).toBeVisible();
  await adas.getByRole('combobox', { name: 'Assigned to' }).click();
  await adas.getByRole('option', { name: /Sam Standard/ }).click();
  await expect(adas.getByText('Assignment saved')).toBeVisible();
  await sams.getByRole('link', { name: 'Shop' }).click();
  await sams.getByLabel('Name', { exact: true }).fill('Our shop');
  await sams.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sams.getByRole('heading', { level: 1 })).toHaveText('Our shop');

  await adas.goto(`${base}/settings/users/${sam.ctx.member.id}`);
  await adas.getByRole('link', { name: 'Edit', exact: true }).click();
  await adas.getByRole('radio', { name: /^Read-only/ }).click();
  await adas.getByRole('button', { name: 'Save change' }).click();
  await expect(adas.getByRole('dialog')).toHaveCount(0);
  await sams.reload();
  await expect(sams.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await adas.getByRole('button', { name: 'Reset' }).click();
  await expect(adas.getByText(/It works once/)).toBeVisible();
  const link = (await adas.locator('code').textContent()) ?? '';
  await sams.goto(link);
  await sams
    .getByLabel(/password/i)
    .first()
    .fill('another four quiet words');
  await sams
    .getByRole('button', { name: /password/i })
    .last()
    .click();
  await expect(sams).toHaveURL(/sign-in/);
  await fillSignIn(sams, sam.email, 'another four quiet words');
  await expect(sams).toHaveURL(new RegExp(base));

  await page.goto(`/w/${host.ctx.workspace.slug}/settings/hosted-accounts`);
  await page.getByRole('button', { name: 'Switch account: host' }).click();
  await page.getByRole('option', { name: /Brasserie Nord/ }).click();
  await expect(page).toHaveURL(new RegExp(base));
  await expect(rowOf(page, sam)).toBeVisible();
  await adas.goto(`${base}/settings/delegation`);
  await adas.getByRole('button', { name: 'This account alone' }).click();
  await expect(adas.getByText('The host no longer reaches this account').first()).toBeVisible();
  // The host's open page updates by itself, and loading it again finds nothing.
  await expect(rowOf(page, sam)).toBeHidden({ timeout: 5_000 });
  expect((await page.goto(`${base}/settings/users`))?.status()).toBe(404);
  await adas.getByRole('button', { name: 'The host, too' }).click();
  await expect.poll(async () => (await page.goto(`${base}/settings/users`))?.status()).toBe(200);

  await adas.goto(`${base}/settings/account-deletion`);
  await expect(adas.getByText('1 pixel with 0 views')).toBeVisible();
  await adas.getByLabel(/^Type its name/).fill('brasserie');
  await adas.getByRole('button', { name: 'Delete account' }).click();
  await expect(adas.getByText('This is not the account’s name.')).toBeVisible();
  await adas.getByLabel(/^Type its name/).fill('Brasserie Nord');
  await adas.getByRole('button', { name: 'Delete account' }).click();
  await expect(adas).toHaveURL(/\/workspaces/);
  expect((await sams.goto(`${base}/pixels`))?.status()).toBe(404);
  await as(host, { path: 'settings/hosted-accounts' });
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('Account brought back: Brasserie Nord')).toBeVisible();
  expect((await sams.goto(`${base}/pixels`))?.status()).toBe(200);
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

test('S3.3 another site embeds a pixel, whose view is counted once', async () => {
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
