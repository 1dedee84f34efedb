import type { Page, Request } from '@playwright/test';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { world } from '@/lib/test-support/world';
import { account, fillSignIn, givePassword, sessionToken } from '../fixtures/accounts';
import { expect, test } from '../fixtures/test';

const wrong = (page: Page) => page.getByRole('alert').getByText('Email or password is wrong');

test('IN9 a password sent before the page’s script has loaded appears in no address', async ({
  browser,
  baseURL,
}) => {
  const ana = await account('ana');
  const bare = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await bare.newPage();
  const asked: Request[] = [];
  page.on('request', (request) => asked.push(request));
  await page.goto('/sign-in?callbackUrl=%2Fw%2Fnone');
  await fillSignIn(page, ana.email, 'not the password');
  await expect(wrong(page)).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(asked.map((request) => request.url()).filter((url) => /password|ana/.test(url))).toEqual([]);
  const sent = await Promise.all(asked.map((request) => request.allHeaders()));
  expect(JSON.stringify(sent.map(({ referer }) => referer))).not.toMatch(/sign-in|none/);
  await bare.close();
});

test('AU1 AU10 without script Ana signs in and reaches the page that she requested', async ({
  browser,
  baseURL,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  const bare = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await bare.newPage();
  const profile = `/w/${ana.workspace.slug}/profile`;
  await page.goto(profile);
  for (const email of [ana.person.email, 'nobody@example.com']) {
    await fillSignIn(page, email, 'not the password');
    await expect(wrong(page)).toBeVisible();
    expect(await sessionToken(bare)).toBeUndefined();
  }
  await fillSignIn(page, ana.person.email);
  await expect(page).toHaveURL(profile);
  expect(await findSession((await sessionToken(bare)) ?? '')).toMatchObject({ userId: ana.person.userId });
  await bare.close();
});

test('AU10 SE4 without script neither a foreign address nor a planted cookie survives signing in', async ({
  browser,
  baseURL,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  const mallory = await account('mallory');
  const { token: planted } = await startSession(mallory.userId, { ip: null, userAgent: null });
  const bare = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await bare.addCookies([{ name: 'latchkey.session', value: `${planted}x`, url: baseURL }]);
  const page = await bare.newPage();
  await page.goto('/sign-in');
  // The field is the browser's own: what it says is checked again (SA7).
  await page.locator('input[name=goTo]').evaluate((field) => field.setAttribute('value', '//evil.example'));
  await fillSignIn(page, ana.person.email);
  await expect(page).toHaveURL(new RegExp(`/w/${ana.workspace.slug}/`));
  const token = (await sessionToken(bare)) ?? '';
  expect(token).not.toContain(planted);
  expect(await findSession(token)).toMatchObject({ userId: ana.person.userId });
  await bare.close();
});
