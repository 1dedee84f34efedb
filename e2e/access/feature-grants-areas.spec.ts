import type { Page } from '@playwright/test';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { connectAdAccount, draftAd } from '@/lib/test-support/ads';
import { listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { addPaymentMethod } from '@/lib/work/payment/add-payment-method';
import { type Actor, expect, test } from '../fixtures/as';
import { choose, dialog, recordNamed, row } from '../fixtures/collection-page';

const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });
const lockedHeading = (page: Page, what: string) => page.getByRole('heading', { name: `${what} is locked` });
const lock = (page: Page, what: string) => page.getByRole('button', { name: `${what}, locked: why` });

/** A company that can pay for ads, with a draft ad, and a colleague with these rights. */
async function adScene(grants: readonly string[]) {
  const { owner, luca } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', luca: { role: 'additional-user', grants: grants } },
  });
  await addPaymentMethod(owner, { brand: 'visa', lastFour: '4242', expires: '2090-08' });
  await connectAdAccount(owner);
  const fields = { headline: 'Saldi', text: 'A metà prezzo', link: 'https://a.example/', dailyBudget: 20 };
  await createRecord(owner, { collection: 'facebook-ads', name: 'Saldi', fields });
  return { owner: actor(owner), luca: actor(luca) };
}

test('S2.3 an invitation offers the rights of eight areas', { tag: '@core' }, async ({ as, page }) => {
  await as(actor((await world({ model: 'feature-grants', people: { owner: 'owner' } })).owner));
  await page.getByRole('link', { name: 'Add user' }).click();
  await expect(dialog(page).getByText('17 of 17 rights')).toBeVisible();
  const rights = await dialog(page)
    .getByRole('checkbox')
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''));
  expect([...new Set(rights.map((right) => right.split(':')[0]))]).toEqual([
    'Email campaigns',
    'SMS campaigns',
    'Contacts',
    'Templates',
    'Facebook ads',
    'Landing pages',
    'API keys',
    'User management',
  ]);
});

test('S2.7 a user who may only edit SMS campaigns sees the preview, and finds sending locked', {
  tag: '@core',
}, async ({ as, page }) => {
  const { owner, lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['sms-campaigns-edit'] } },
  });
  const campaign = await smsCampaign(owner, await listOf(owner, []));
  await as(actor(lucia), { path: 'sms-campaigns' });
  const campaigns = row(page, campaign.name);
  for (const act of ['Send', 'Schedule'])
    await expect(campaigns.getByRole('button', { name: `${act}, locked: why` })).toBeVisible();
  await campaigns.getByRole('link', { name: campaign.name }).click();
  await expect(page.getByRole('article')).toContainText('i saldi');
});

test('S2.15 a user who may only edit ads writes one, and finds launching locked', async ({ as, page }) => {
  const { luca } = await adScene(['facebook-ads-edit']);
  await as(luca, { path: 'facebook-ads' });
  await page.getByRole('button', { name: 'New ad' }).click();
  await dialog(page).getByLabel('Name').fill('Autunno');
  await dialog(page).getByLabel('Headline').fill('Autunno');
  await dialog(page).getByLabel('Text').fill('Le novità');
  await dialog(page).getByLabel(/^Link/).fill('https://a.example/');
  await dialog(page).getByLabel('Daily budget').fill('20');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(page, 'Autunno')).toContainText('Draft');
  for (const step of ['Launch', 'Schedule']) {
    await expect(row(page, 'Autunno').getByRole('button', { name: `${step}, locked: why` })).toBeVisible();
  }
});

test('S2.15 a user who may only launch ads launches and suspends one, and finds editing locked', async ({
  as,
  page,
}) => {
  const { owner, luca } = await adScene(['facebook-ads-launch']);
  await as(luca, { path: 'facebook-ads' });
  await expect(row(page, 'Saldi').getByRole('button', { name: 'Edit, locked: why' })).toBeVisible();
  await row(page, 'Saldi').getByRole('button', { name: 'Launch: Saldi' }).click();
  await expect(dialog(page)).toContainText(/It can spend up to \d+ a day/);
  await dialog(page).getByRole('button', { name: 'Launch', exact: true }).click();
  await expect(row(page, 'Saldi')).toContainText('Running');
  await row(page, 'Saldi').getByRole('button', { name: 'Suspend: Saldi' }).click();
  await expect(row(page, 'Saldi')).toContainText('Suspended');
  expect(await recordNamed(owner, 'Saldi')).toMatchObject({ state: 'suspended' });
});

test('S2.15 without either right the preview and the report of an ad stay', { tag: '@core' }, async ({
  as,
  page,
}) => {
  const { luca } = await adScene(['templates-edit']);
  await as(luca, { path: 'facebook-ads' });
  await row(page, 'Saldi').getByRole('link', { name: 'Saldi' }).click();
  await expect(page.getByRole('article')).toContainText('A metà prezzo');
  await expect(page.getByRole('region', { name: 'Report' })).toContainText('No figures yet.');
  await expect(page.getByRole('button', { name: 'Edit: Saldi' })).toHaveCount(0);
});

test('S2.17 without the right the page of API keys is locked', { tag: '@core' }, async ({ as, page }) => {
  const { lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['templates-edit'] } },
  });
  await as(actor(lucia), { path: 'settings/api-keys' });
  await expect(lockedHeading(page, 'API keys')).toBeVisible();
  await expect(lock(page, 'API keys')).toBeVisible();
});

test('S2.17 a key keeps working without the right to open API keys, until its holder’s account ends', async ({
  as,
  elsewhere,
  page,
}) => {
  const { owner: ctx, lucia: holder } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['api-keys'] } },
  });
  const [owner, lucia] = [actor(ctx), actor(holder)];
  const lucias = await as(lucia, { path: 'settings/api-keys', on: await elsewhere() });
  await lucias.getByRole('button', { name: 'New API key' }).click();
  await dialog(lucias).getByLabel('Name').fill('Till');
  await dialog(lucias).getByRole('checkbox', { name: 'List users' }).check();
  await dialog(lucias).getByRole('button', { name: 'Create key' }).click();
  const token = (await dialog(lucias).getByRole('code').first().textContent()) ?? '';
  const ask = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${process.env.APP_ORIGIN}/api/v1/members`, { headers })).status;
  };
  expect(await ask()).toBe(200);

  await as(owner);
  await page.getByRole('row', { name: lucia.email }).getByRole('link', { name: 'Edit' }).click();
  await dialog(page).getByRole('checkbox', { name: 'API keys' }).click();
  await dialog(page).getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText(`Access updated: ${lucia.name}`)).toBeVisible();
  await lucias.reload();
  await expect(lockedHeading(lucias, 'API keys')).toBeVisible();
  expect(await ask()).toBe(200);

  await page.getByRole('row', { name: lucia.email }).getByRole('link', { name: 'Revoke access' }).click();
  await dialog(page).getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText(`Access revoked: ${lucia.name}`)).toBeVisible();
  expect(await ask()).toBe(401);
});

test('S2.22 without any right of Contacts, attributes and calculations are locked', { tag: '@core' }, async ({
  as,
  page,
}) => {
  const { lucia } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      lucia: { role: 'additional-user', grants: ['templates-edit', 'landing-pages'] },
    },
  });
  for (const [path, what] of [
    ['settings/attributes', 'Contact attributes'],
    ['settings/calculations', 'Global calculations'],
  ] as const) {
    await as(actor(lucia), { path });
    await expect(lockedHeading(page, what)).toBeVisible();
  }
});

test('S2.22 with a right of Contacts a calculation over an attribute is added', async ({ as, page }) => {
  const { owner, lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['contacts-lists'] } },
  });
  await createRecord(owner, { collection: 'attributes', name: 'Points', fields: { kind: 'number' } });
  await as(actor(lucia), { path: 'settings/calculations' });
  await page.getByRole('button', { name: 'New calculation' }).first().click();
  await dialog(page).getByLabel('Name').fill('All points');
  await choose(page, 'Type', 'Sum');
  await choose(page, 'Attribute', 'Points');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(page, 'All points')).toContainText('Sum');
  expect(await recordNamed(actor(owner), 'All points')).toBeDefined();
});

test('S2.5 S2.19 ads wait for a payment method, run with it, and are suspended as soon as it is removed', {
  tag: '@core',
}, async ({ as, elsewhere, page }) => {
  const { owner: ctx, luca: other } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', luca: { role: 'additional-user', grants: ['facebook-ads-launch'] } },
  });
  const [owner, luca] = [actor(ctx), actor(other)];
  await draftAd(ctx, 'Saldi');
  await connectAdAccount(ctx);
  const says = 'Facebook ads need a valid payment method';

  const guest = await elsewhere();
  await as(luca, { path: 'facebook-ads', on: guest });
  await expect(guest.getByText(says).first()).toBeVisible();
  await row(guest, 'Saldi').getByRole('button', { name: 'Launch, locked: why' }).click();
  await expect(guest.getByRole('dialog', { name: 'Launch is locked' })).toContainText(says);
  await as(luca, { path: 'settings/payment', on: guest });
  await expect(guest.getByRole('heading', { name: 'Payment is locked' })).toBeVisible();

  await as(owner, { path: 'facebook-ads' });
  await page.getByRole('main').getByRole('link', { name: 'Payment' }).click();
  await page.getByLabel('Last four digits').fill('4242');
  await page.getByLabel('Expires').fill('2090-08');
  await page.getByRole('button', { name: 'Add payment method' }).click();
  await expect(page.getByText('Visa, ending in 4242')).toBeVisible();

  await as(luca, { path: 'facebook-ads', on: guest });
  await expect(guest.getByText(says)).toHaveCount(0);
  await row(guest, 'Saldi').getByRole('button', { name: 'Launch: Saldi' }).click();
  await guest.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }).click();
  await expect(row(guest, 'Saldi')).toContainText('Running');

  await page.reload();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog(page)).toContainText('1 running or scheduled ad is suspended at once.');
  await dialog(page).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Payment method removed. 1 ad suspended')).toBeVisible();
  expect(await recordNamed(owner, 'Saldi')).toMatchObject({ state: 'suspended' });
  await guest.reload();
  await expect(row(guest, 'Saldi')).toContainText('Suspended');
  await expect(guest.getByText(says).first()).toBeVisible();
});
