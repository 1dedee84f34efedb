import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { requestEmailChange } from '@/lib/access/users/request-email-change';
import { createRecord, transitionRecord } from '@/lib/modules';
import { listOf } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { account, fillSignIn, password, sessionToken } from '../fixtures/accounts';
import { attended } from '../fixtures/attended';
import { everythingStored } from '../fixtures/everything-stored';
import { test as base, expect } from '../fixtures/test';

const test = base.extend<{ bare: Page }>({
  /** A page of a browser that runs no script. */
  bare: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    await use(await context.newPage());
    await context.close();
  },
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('AU1 AU4 AU5 without script a forgotten password is changed by the link in the email', {
  tag: '@core',
}, async ({ bare, mailbox }) => {
  const ana = await account('ana');
  const { token: session } = await startSession(ana.userId, { ip: null, userAgent: null });
  await bare.goto('/forgot-password');
  await bare.getByLabel('Email').fill('ana@nowhere');
  await press(bare, 'Send the link');
  await expect(bare.getByText('Enter a valid email address.')).toBeVisible();
  await expect(bare.getByLabel('Email')).toHaveValue('ana@nowhere');
  await bare.getByLabel('Email').fill(ana.email);
  await press(bare, 'Send the link');
  await expect(bare.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
  expect(new URL(bare.url()).search).toBe('');

  const link = (await mailbox.next(ana.email)).links[0] ?? '';
  await bare.goto(link);
  await bare.getByLabel('New password').fill('short');
  await press(bare, 'Save password');
  await expect(bare.locator('[id$=-error]')).toContainText('Use at least 12 characters');
  await expect(bare.getByLabel('New password')).toHaveValue('');
  expect(await findSession(session)).not.toBeNull();
  await bare.getByLabel('New password').fill('another long password');
  await press(bare, 'Save password');
  await expect(bare.getByText('Password changed.')).toBeVisible();
  expect(await findSession(session)).toBeNull();
  await fillSignIn(bare, ana.email, 'another long password');
  await expect(bare).toHaveURL('/workspaces');
});

test('AU1 without script a failed sign-in keeps the address, and never the password', async ({ bare }) => {
  const ana = await account('ana');
  await bare.goto('/sign-in');
  await fillSignIn(bare, ana.email, 'not the password');
  await expect(bare.getByRole('alert')).toContainText('Email or password is wrong');
  await expect(bare.getByLabel('Email or username')).toHaveValue(ana.email);
  await expect(bare.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(await bare.content()).not.toContain('not the password');
});

test('S1.9 without script a new person accepts an invitation; a refused password keeps the name', async ({
  bare,
}) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const email = `lorenzo-${crypto.randomUUID()}@example.com`;
  const { invited } = await inviteMembers(olga, { emails: [email], role: 'agent', restrictions: [] });
  const statusOf = async () =>
    (await everythingStored()`select status from members where id = ${invited[0]?.memberId ?? ''}`)[0]
      ?.status;
  await bare.goto(invited[0]?.link ?? '');
  await bare.getByLabel('Your name').fill('Lorenzo De Santis');
  await bare.getByLabel('Choose a password').fill('short');
  await press(bare, 'Accept and join');
  await expect(bare.locator('[id$=-error]')).toContainText('Use at least 12 characters');
  await expect(bare.getByLabel('Your name')).toHaveValue('Lorenzo De Santis');
  await expect(bare.getByLabel('Choose a password')).toHaveValue('');
  expect(await statusOf()).toBe('invited');
  await bare.getByLabel('Choose a password').fill(password);
  await press(bare, 'Accept and join');
  await expect(bare).toHaveURL(new RegExp(`/w/${olga.workspace.slug}/`));
  expect(await statusOf()).toBe('active');
  expect(await sessionToken(bare.context())).toBeTruthy();
});

test('IN12 without script Ana signs in on the page of her invitation, and accepts', { tag: '@core' }, async ({
  bare,
}) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ana = await account('ana');
  const { invited } = await inviteMembers(olga, { emails: [ana.email], role: 'agent', restrictions: [] });
  await bare.goto(invited[0]?.link ?? '');
  await expect(bare.getByLabel('Email or username')).toHaveValue(ana.email);
  await bare.getByLabel('Password', { exact: true }).fill('not the password');
  await press(bare, 'Sign in');
  await expect(bare.getByRole('alert')).toContainText('Email or password is wrong');
  await bare.getByLabel('Password', { exact: true }).fill(password);
  await press(bare, 'Sign in');
  await press(bare, 'Accept and join');
  await expect(bare).toHaveURL(new RegExp(`/w/${olga.workspace.slug}/`));
});

test('S1.33 without script a new address is confirmed by its link', { tag: '@core' }, async ({
  bare,
  mailbox,
}) => {
  const ana = await account('ana');
  const email = `ana-${crypto.randomUUID()}@example.com`;
  await requestEmailChange(ana, { email, password }, 'en');
  await bare.goto((await mailbox.next(email)).links[0] ?? '');
  await press(bare, 'Confirm this address');
  await expect(bare.getByRole('status')).toContainText(email);
  const [stored] = await everythingStored()`select email from users where id = ${ana.userId}`;
  expect(stored?.email).toBe(email);
});

test('S2.13 RV5 without script a public form keeps what was typed, and is confirmed by its link', {
  tag: '@core',
}, async ({ bare, mailbox }) => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const list = await listOf(owner, []);
  const words = { heading: 'News', text: 'Once a month', consent: 'I agree', thanks: 'Thank you!' };
  const fields = { purpose: 'sign-up', list, ...words };
  const { id } = await createRecord(owner, { collection: 'forms', name: `Form ${v7()}`, fields });
  await transitionRecord(owner, { collection: 'forms', recordId: id, version: 1, transition: 'publish' });
  const email = `zoe-${crypto.randomUUID()}@example.com`;

  await bare.goto(`/f/${owner.workspace.id}/${id}`);
  await bare.getByLabel('Email').fill(email);
  await bare.getByLabel(/^Name/).fill('Zoé');
  await press(bare, 'Sign up');
  await expect(bare.getByText('Required.')).toBeVisible();
  await expect(bare.getByLabel('Email')).toHaveValue(email);
  await expect(bare.getByLabel(/^Name/)).toHaveValue('Zoé');
  await bare.getByRole('checkbox', { name: 'I agree' }).check();
  await press(bare, 'Sign up');
  await expect(bare.getByRole('status')).toContainText(email);

  await bare.goto((await mailbox.next(email)).links[0] ?? '');
  await bare.getByRole('button').first().click();
  await expect(bare.getByText('Thank you!')).toBeVisible();
  const members = await everythingStored()`select c.name from contacts c
    join contact_list_members m on m.workspace_id = c.workspace_id and m.contact_id = c.id where m.list_id = ${list}`;
  expect(members).toMatchObject([{ name: 'Zoé' }]);
});

test('what was typed before the script of a public form ran is kept', async ({ baseURL, browser }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const email = `lorenzo-${crypto.randomUUID()}@example.com`;
  const { invited } = await inviteMembers(olga, { emails: [email], role: 'agent', restrictions: [] });
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.goto(invited[0]?.link ?? '', { waitUntil: 'commit' });
  await page.getByLabel('Your name').fill('Lorenzo De Santis');
  await page.getByLabel('Choose a password').fill(password);
  release();
  await attended(page);
  await expect(page.getByLabel('Your name')).toHaveValue('Lorenzo De Santis');
  await expect(page.getByLabel('Choose a password')).toHaveValue(password);
  await press(page, 'Accept and join');
  await expect(page).toHaveURL(new RegExp(`/w/${olga.workspace.slug}/`));
  await context.close();
});
