import type { Page } from '@playwright/test';
import { giveApp, nextCode, secretOf, wrongCode } from '@/lib/access/second-factor/test-support/factor';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { person, world } from '@/lib/test-support/world';
import { account, fillSignIn, givePassword, password, sessionToken } from '../fixtures/accounts';
import { invited } from '../fixtures/action-samples/targets';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { expect, test } from '../fixtures/test';

const origin = () => process.env.APP_ORIGIN ?? '';

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** From the profile to the confirmed set-up; returns the recovery codes that the page shows. */
async function setUp(page: Page, ana: { userId: string }): Promise<string[]> {
  await page.getByRole('link', { name: 'Set up the second factor' }).click();
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  await page.getByLabel('Code from the app').fill(await nextCode(ana));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByText('These ten recovery codes are shown only once.')).toBeVisible();
  return ((await page.locator('pre').textContent()) ?? '').trim().split('\n');
}

test('B17 Ana sets up an authenticator app on her profile, and signs in with a code of it', async ({
  page,
  expectAccessible,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  const profile = `/w/${ana.workspace.slug}/profile`;
  await page.goto(profile);
  await fillSignIn(page, ana.person.email);
  expect(await setUp(page, ana.person)).toHaveLength(10);
  await expectAccessible();
  await page.getByRole('link', { name: 'I have kept the codes' }).click();
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();
  await expectAccessible();
  await page.context().clearCookies();
  await page.goto(profile);
  await fillSignIn(page, ana.person.email);
  await expect(page.getByRole('heading', { name: 'Confirm it is you' })).toBeVisible();
  await expectAccessible();
  await giveCode(page, await nextCode(ana.person));
  await expect(page).toHaveURL(profile);
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();
});

test('B17 the page of the set-up is accessible', async ({ page, expectAccessible }) => {
  const ana = await account('ana');
  await page.goto('/second-factor');
  await fillSignIn(page, ana.email);
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  await expectAccessible();
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  await expectAccessible();
});

test('B17 without script Ana sets up an app, and signs in with a recovery code, once', async ({
  browser,
  baseURL,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  const bare = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await bare.newPage();
  const profile = `/w/${ana.workspace.slug}/profile`;
  await page.goto(profile);
  await fillSignIn(page, ana.person.email);
  const [code = ''] = await setUp(page, ana.person);
  for (const isFirst of [true, false]) {
    await bare.clearCookies();
    await page.goto(profile);
    await fillSignIn(page, ana.person.email);
    await giveCode(page, code);
    if (isFirst) await expect(page).toHaveURL(profile);
    else await expect(page.getByText('This code is wrong, or was used already.')).toBeVisible();
  }
  expect(await findSession((await sessionToken(bare)) ?? '')).toBeNull();
  await bare.close();
});

test('AU13 no page, payload or address contains the secret once the app is set up', async ({ page }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const codes = await giveApp(ana.person);
  await givePassword(ana.person);
  await page.goto('/sign-in');
  await fillSignIn(page, ana.person.email);
  await giveCode(page, await nextCode(ana.person));
  await expect(page).toHaveURL(/\/w\//);
  const secret = await secretOf(ana.person);
  for (const path of ['/second-factor', `/w/${ana.workspace.slug}/profile`, '/sign-in/second-factor'])
    for (const rsc of ['', '1']) {
      const answer = await page.request.get(path, rsc ? { headers: { rsc } } : {});
      const body = await answer.text();
      for (const text of [secret, ...codes]) expect(body, path).not.toContain(text);
    }
});

test('B17 Ana removes her factor after giving a code again, and returns to where she was', {
  tag: '@core',
}, async ({ page, mailbox }) => {
  const ana = await account('ana');
  await giveApp(ana);
  await page.goto('/second-factor');
  await fillSignIn(page, ana.email);
  await giveCode(page, await nextCode(ana));
  await expect(page.getByRole('button', { name: 'Remove the second factor' })).toBeVisible();

  await everythingStored()`update sessions set factor_at = now() - interval '1 hour' where user_id = ${ana.userId}`;
  await page.getByRole('button', { name: 'Remove the second factor' }).click();
  await expect(page.getByText('This needs your second factor again.')).toBeVisible();
  await page.getByRole('link', { name: 'Confirm it is you' }).click();
  await giveCode(page, await nextCode(ana));
  await expect(page).toHaveURL('/second-factor');
  await page.getByRole('button', { name: 'Remove the second factor' }).click();
  await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
  await mailbox.next(ana.email, 'Your second factor was removed');
});

test('AU1 AU13 a wrong password answers alike with and without a second factor', {
  tag: '@core',
}, async () => {
  const [ana, ben] = [await account('ana'), await account('ben')];
  await giveApp(ana);
  const [one, other] = await Promise.all(
    [ana, ben].map(({ email }) => postAction('signInAction', { identifier: email, password: 'a guess' })),
  );
  expect(one?.result).toEqual(other?.result);
  expect(one?.headers.get('set-cookie')).toEqual(other?.headers.get('set-cookie'));
});

test('AU13 Ana accepts an invitation with her account after the challenge only', async ({ page }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ana = await account('ana');
  await giveApp(ana);
  const { token } = await invited(olga, 'agent', ana.email);
  await page.goto(`/invitation/${token}`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await giveCode(page, await wrongCode(ana));
  await expect(page.getByText('This code is wrong, or was used already.')).toBeVisible();
  await giveCode(page, await nextCode(ana));
  await expect(page).toHaveURL(`/invitation/${token}`);
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${olga.workspace.slug}`));
});

test('AU10 the challenge leads to this console only', async ({ page }) => {
  const ana = await person('ana');
  await giveApp(ana);
  const { token } = await startSession(ana.userId, { ip: null, userAgent: null });
  await page.context().addCookies([{ name: 'latchkey.session', value: token, url: origin() }]);
  await page.goto(`/sign-in/second-factor?${new URLSearchParams({ callbackUrl: '//evil.example' })}`);
  await giveCode(page, await nextCode(ana));
  await expect(page).toHaveURL('/workspaces');
});
