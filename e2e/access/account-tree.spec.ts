import type { Page } from '@playwright/test';
import { createRecord } from '@/lib/modules';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { join, world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

const password = 'four quiet words suffice';

/** Creates a prepaid account for one test; returns its parent admin. */
async function parentAccount(): Promise<Actor> {
  const { pia: ctx } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  await everythingStored()`update workspaces set flags = '{prepaid}' where id = ${ctx.workspace.id}`;
  return { name: ctx.person.name, email: ctx.person.email, ctx };
}

/** North below the account of the parent admin, Shop below North, and a member of both. */
async function tree() {
  const pia = await parentAccount();
  const north = await accountUnder(pia.ctx, 'North');
  const shop = await accountUnder(pia.ctx, 'Shop', north);
  const nova = await colleague(pia.ctx, north, 'nova', 'advanced');
  await join(await inAccount(pia.ctx.person, shop), nova.person, 'sub-account-admin');
  return { pia, north, shop, nova: { name: nova.person.name, email: nova.person.email, ctx: nova } };
}

const rowNamed = (page: Page, name: string) => page.getByRole('row', { name, exact: true });
const statusOf = async (page: Page, path: string) => (await page.goto(path))?.status();

test('S0.2 S0.9 a parent admin adds an account below another, and folds the tree by key', {
  tag: '@core',
}, async ({ as, page }) => {
  const dialog = page.getByRole('dialog');
  await as(await parentAccount(), { path: 'settings/sub-accounts' });
  await page.getByRole('button', { name: 'New sub-account' }).click();
  await dialog.getByLabel('Account name').fill('North');
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await rowNamed(page, 'North').getByRole('button', { name: 'Add below' }).click();
  await dialog.getByLabel('Account name').fill('Shop');
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await expect(rowNamed(page, 'Shop').getByText('1 user')).toBeVisible();
  const fold = rowNamed(page, 'North').getByRole('button', { name: 'Accounts below North' });
  await fold.press('ArrowLeft');
  await expect(rowNamed(page, 'Shop')).toBeHidden();
  await fold.press('ArrowRight');
  await expect(rowNamed(page, 'Shop')).toBeVisible();
});

test('S0.1 S0.4 a person is invited to two accounts at once with a role in each, joins both with one link and changes between them', {
  tag: '@core',
}, async ({ as, elsewhere, page }) => {
  const pia = await parentAccount();
  await accountUnder(pia.ctx, 'Shop', await accountUnder(pia.ctx, 'North'));
  await as(pia);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Invite to several accounts' }).click();
  await dialog.getByLabel('Email').fill(pia.email.replace('pia', 'nova'));
  await dialog.getByRole('checkbox', { name: 'North' }).check();
  await dialog.getByRole('combobox', { name: 'Role in North' }).click();
  await page.getByRole('option', { name: 'Advanced user' }).click();
  await dialog.getByRole('checkbox', { name: 'Shop' }).check();
  await dialog.getByRole('combobox', { name: 'Role in Shop' }).click();
  await page.getByRole('option', { name: 'Sub-account admin' }).click();
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(dialog.getByText('Invited to 2 accounts')).toBeVisible();
  const link = (await dialog.locator('code').textContent()) ?? '';

  const nova = await elsewhere();
  await nova.goto(link);
  await expect(nova.getByText('North (Advanced user) and Shop (Sub-account admin)')).toBeVisible();
  await nova.getByLabel('Your name').fill('Nova Lindgren');
  await nova.getByLabel('Choose a password').fill(password);
  await nova.getByRole('button', { name: 'Accept and join' }).click();
  const menu = nova.getByRole('navigation', { name: 'Main' });
  await expect(menu.getByRole('link', { name: 'Send messages' })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Sub-accounts', exact: true })).toBeHidden();
  const north = new URL(nova.url()).pathname.split('/')[2] ?? '';
  await nova.getByRole('button', { name: 'Switch account: North' }).click();
  await nova.getByRole('combobox').fill('sho');
  await nova.keyboard.press('Enter');
  await expect(nova).toHaveURL(/\/w\/shop-\w+\//);
  await expect(menu.getByRole('link', { name: 'Sub-accounts', exact: true })).toBeVisible();

  await nova.getByRole('button', { name: 'Switch account: Shop' }).click();
  await nova.getByRole('combobox').fill('nor');
  await nova.keyboard.press('Enter');
  await expect(nova).toHaveURL(new RegExp(`/w/${north}/`));
  expect(await statusOf(nova, `/w/${pia.ctx.workspace.slug}`)).toBe(404);
});

test('S0.1 R4 access that is revoked in one account ends there on the next request, and stays in the other', async ({
  as,
  elsewhere,
  page,
}) => {
  const { pia, north, shop, nova } = await tree();
  const hers = await elsewhere();
  await as(nova, { path: 'reports', on: hers });
  await as(pia, { path: '' });
  await page.goto(`/w/${north.slug}/settings/users`);
  await page.getByRole('row', { name: /nova/ }).getByRole('link', { name: 'Revoke access' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: nova')).toBeVisible();
  expect(await statusOf(hers, `/w/${north.slug}/reports`)).toBe(404);
  expect(await statusOf(hers, `/w/${shop.slug}/reports`)).toBe(200);
});

test('S0.2 S0.9 R4 an account is moved, closed for its users on their next request, and opened again by undo', async ({
  as,
  elsewhere,
  page,
}) => {
  const { pia, shop, nova } = await tree();
  const dialog = page.getByRole('dialog');
  const row = rowNamed(page, 'Shop');
  const hers = await elsewhere();
  await as(nova, { path: 'reports', on: hers });
  await as(pia, { path: 'settings/sub-accounts' });
  await row.getByRole('button', { name: 'Move' }).click();
  await dialog.getByRole('combobox', { name: 'Below' }).click();
  await page.getByRole('option', { name: 'pia' }).click();
  await dialog.getByRole('button', { name: 'Move' }).click();
  await expect(page.getByText('Account moved: Shop')).toBeVisible();

  await row.getByRole('button', { name: 'Close' }).click();
  await expect(dialog.getByText('2 users lose access.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(row.getByText('Closed')).toBeVisible();
  expect(await statusOf(hers, `/w/${shop.slug}/reports`)).toBe(404);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(row.getByText('Closed')).toBeHidden();
  expect(await statusOf(hers, `/w/${shop.slug}/reports`)).toBe(200);
});

test('S0.2 SE3 credit is topped up and spent, a template shared, and an API key works until it is revoked', {
  tag: '@core',
}, async ({ as, page }) => {
  const pia = await parentAccount();
  const base = `/w/${pia.ctx.workspace.slug}`;
  const dialog = page.getByRole('dialog');
  const north = await accountUnder(pia.ctx, 'North');
  const fields = { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' };
  await createRecord(pia.ctx, { collection: 'channels', name: 'SMS', fields });
  await createRecord(pia.ctx, {
    collection: 'templates',
    name: 'Hours',
    fields: { kind: 'sms', body: 'We open at nine.' },
  });

  await as(pia, { path: 'settings/prepaid-credit' });
  await page.getByRole('button', { name: 'Top up' }).click();
  await dialog.getByLabel('Credits').fill('3');
  await dialog.getByRole('button', { name: 'Top up' }).click();
  await expect(page.getByText('3 credits left.')).toBeVisible();

  await page.goto(`${base}/sending`);
  await page.getByLabel('Phone number').fill('+39 06 1234 5678');
  await page.getByLabel('Text').fill('a'.repeat(161));
  await expect(page.getByText('Sent in 2 parts.')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Sending 1 message for 2 credits')).toBeVisible();
  await page.getByLabel('Text').fill('b'.repeat(161));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Not enough credit.')).toBeVisible();
  await expect(page.getByLabel('Text')).toHaveValue('b'.repeat(161));

  await page.goto(`${base}/sharing`);
  await page.getByRole('row', { name: 'Hours' }).getByRole('button', { name: 'Share' }).click();
  await dialog.getByRole('checkbox', { name: 'North' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: 'Hours' }).getByText('North')).toBeVisible();
  await page.goto(`/w/${north.slug}/templates`);
  await page.getByRole('link', { name: 'Show', exact: true }).click();
  await expect(page.getByText('We open at nine.')).toBeVisible();

  await page.goto(`${base}/settings/api-keys`);
  await page.getByRole('button', { name: 'New API key' }).click();
  await dialog.getByLabel('Name').fill('Till');
  await dialog.getByRole('checkbox', { name: 'List users' }).check();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const token = (await dialog.locator('code').first().textContent()) ?? '';
  const ask = (path: string) =>
    fetch(`${process.env.APP_ORIGIN}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  const answer = await ask('members');
  expect(await answer.json()).toMatchObject({ data: [{ email: pia.email }] });
  expect((await ask('contacts')).status).toBe(403);
  expect((await ask('elsewhere')).status).toBe(404);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('row', { name: 'Till' }).getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row', { name: 'Till' }).getByText('Revoked')).toBeVisible();
  expect((await ask('members')).status).toBe(401);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('S0.2 the pages of an account fit, and pass axe', async ({ as, page, expectAccessible }) => {
    const pia = await parentAccount();
    await accountUnder(pia.ctx, 'North', await accountUnder(pia.ctx, 'West'));
    const pages = {
      'settings/sub-accounts': 'Sub-accounts',
      'settings/prepaid-credit': 'Prepaid credit',
      'settings/api-keys': 'API keys',
      'settings/general': 'Account settings',
      'settings/billing': 'Billing',
      sending: 'Send a message',
      sharing: 'Sharing with sub-accounts',
      unsubscribed: 'Unsubscribed contacts',
      shared: 'Shared with this account',
      reports: 'Reports',
    };
    await as(pia, { path: 'settings/sub-accounts' });
    for (const [path, title] of Object.entries(pages)) {
      await page.goto(`/w/${pia.ctx.workspace.slug}/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
      await expectAccessible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
  });

  test('S0.1 inviting to several accounts fits, and passes axe', async ({ as, page, expectAccessible }) => {
    const pia = await parentAccount();
    await accountUnder(pia.ctx, 'North', await accountUnder(pia.ctx, 'West'));
    await as(pia);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Invite to several accounts' }).click();
    await page.getByRole('checkbox', { name: 'North' }).check();
    await expectAccessible();
  });
});
