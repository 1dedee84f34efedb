import type { Page } from '@playwright/test';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { ofAccount } from '@/lib/access/sign-in/sign-in';
import { join, world } from '@/lib/test-support/world';
import { account, fillSignIn, givePassword, password, sessionToken } from '../fixtures/accounts';
import { postAction } from '../fixtures/post-action';
import { expect, test } from '../fixtures/test';

const origin = () => process.env.APP_ORIGIN ?? '';

const wrong = (page: Page) => page.getByRole('alert').getByText('Email or password is wrong');

test('Ana signs in with her email and gets to her only workspace', async ({ page, expectAccessible }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  await page.goto('/');
  await expect(page).toHaveURL('/sign-in');
  await expectAccessible();
  await fillSignIn(page, ana.person.email);
  await expect(page).toHaveURL(new RegExp(`/w/${ana.workspace.slug}/`));
});

test('LI1 the handler of next-auth takes no passwords', { tag: '@core' }, async ({ page }) => {
  const ana = await account('ana');
  const answer = await page.request.post('/api/auth/callback/credentials', {
    headers: { origin: origin() },
    form: { identifier: ana.email, password },
  });
  expect(answer.status()).toBe(404);
  expect(await sessionToken(page.context())).toBeUndefined();
});

test('Ana returns to the page that she requested', async ({ page }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  await page.goto(`/w/${ana.workspace.slug}/profile`);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await fillSignIn(page, ana.person.email);
  await expect(page).toHaveURL(`/w/${ana.workspace.slug}/profile`);
});

test('with several workspaces she chooses one; with none she sees why', async ({
  page,
  expectAccessible,
}) => {
  const ana = await account('ana');
  await page.goto('/sign-in');
  await fillSignIn(page, ana.email);
  await expect(page.getByRole('heading', { name: 'You have no workspace yet' })).toBeVisible();
  await expectAccessible();
  const { olga } = await world({ people: { olga: 'owner' } });
  const { paul } = await world({ people: { paul: 'owner' } });
  await join(olga, ana, { role: 'agent' });
  await join(paul, ana, { role: 'manager' });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Choose a workspace' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Workspace of paul' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${paul.workspace.slug}/`));
});

test('AU1 a wrong password and an unknown address get the same answer, and the input is kept', async ({
  page,
}) => {
  const ana = await account('ana');
  await page.goto('/sign-in');
  for (const email of [ana.email, 'nobody@example.com']) {
    await fillSignIn(page, email, 'not the password');
    await expect(wrong(page)).toBeVisible();
    await expect(page.getByLabel('Email or username')).toHaveValue(email);
  }
  expect(await sessionToken(page.context())).toBeUndefined();
});

test('LI1 after 30 wrong passwords attempts are slowed down, even with the right one', async ({ page }) => {
  const ana = await account('ana');
  await page.goto('/sign-in');
  const guess = { identifier: ana.email, password: 'not the password' };
  // From the address of the browser itself.
  const sender = { headers: { 'x-forwarded-for': null } };
  for (let n = 0; n < 30; n++) {
    const { result } = await postAction('signInAction', guess, sender);
    const message = n < ofAccount.most ? 'wrong-credentials' : 'throttled';
    expect(result).toMatchObject({ ok: false, error: { message } });
  }
  await fillSignIn(page, ana.email, password);
  await expect(page.getByRole('alert').getByText('Too many attempts')).toBeVisible();
  expect(await sessionToken(page.context())).toBeUndefined();
});

for (const evil of [
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'https://evil.example/',
  '/%E0%A4%A',
]) {
  test(`AU10 ${evil} does not redirect to another site`, { tag: '@core' }, async ({ page }) => {
    const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await givePassword(ana.person);
    for (const path of ['/sign-in', '/api/auth/signin', '/api/auth/error', '/api/auth/csrf']) {
      const answer = await page.request.get(`${path}?${new URLSearchParams({ callbackUrl: evil })}`, {
        maxRedirects: 0,
      });
      expect(answer.status()).toBeLessThan(500);
      const location = answer.headers().location;
      if (location) expect(new URL(location, origin()).origin).toBe(origin());
    }
    await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl: evil })}`);
    await fillSignIn(page, ana.person.email);
    await expect(page).not.toHaveURL(/sign-in/);
    expect(new URL(page.url()).origin).toBe(origin());
  });
}

test('AU10 a planted return address is refused and discarded', async ({ page }) => {
  await page
    .context()
    .addCookies([{ name: 'latchkey.return', value: 'https://evil.example', url: origin() }]);
  const answer = await page.request.get('/api/auth/csrf');
  expect(answer.status()).toBe(400);
  expect((await page.request.get('/api/auth/csrf')).status()).toBe(200);
});

test('SE4 a cookie planted before sign-in is replaced', async ({ page }) => {
  const [ana, mallory] = [await account('ana'), await account('mallory')];
  const { token: planted } = await startSession(mallory.userId, { ip: null, userAgent: null });
  await page.context().addCookies([{ name: 'latchkey.session', value: `${planted}x`, url: origin() }]);
  await page.goto('/sign-in');
  await fillSignIn(page, ana.email);
  await expect(page).toHaveURL('/workspaces');
  const token = (await sessionToken(page.context())) ?? '';
  expect(token).not.toContain(planted);
  expect(await findSession(token)).toMatchObject({ userId: ana.userId });
});

test('SE1 SE7 after signing out the cookie is invalid, Back shows nothing, and the browser’s cache is cleared', {
  tag: '@core',
}, async ({ page }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  await page.goto(`/w/${ana.workspace.slug}/profile`);
  await fillSignIn(page, ana.person.email);
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
  const token = (await sessionToken(page.context())) ?? '';
  await page.getByRole('button', { name: /ana/ }).click();
  const answered = page.waitForResponse('**/api/auth/signout');
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  expect(await (await answered).headerValue('clear-site-data')).toBe('"cache"');
  await expect(page).toHaveURL('/sign-in');
  expect(await findSession(token)).toBeNull();
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText(ana.person.email)).toHaveCount(0);
});

test('SE9 Ana sees her sessions and sign-ins, ends one, and signs out everywhere', async ({
  page,
  browser,
  baseURL,
  expectAccessible,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  const old = await startSession(ana.person.userId, {
    ip: '192.0.2.7',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
  });
  await page.goto(`/w/${ana.workspace.slug}/profile`);
  await fillSignIn(page, ana.person.email);
  const listed = (name: string) => page.getByRole('list', { name }).getByRole('listitem');
  const row = listed('Sessions').filter({ hasText: 'Firefox on Linux' });
  await expect(row).toContainText('192.0.2.7');
  await expectAccessible();
  await row.getByRole('button', { name: 'End session' }).click();
  await expect(row).toHaveCount(0);
  expect(await findSession(old.token)).toBeNull();
  await expect(listed('Recent sign-ins')).toContainText([
    /Session ended.*Firefox on Linux · 192\.0\.2\.7/,
    /Signed in with the password/,
    /Signed in.*Firefox on Linux/,
  ]);

  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  await other.goto('/sign-in');
  await fillSignIn(other, ana.person.email);
  await expect(other).toHaveURL(/\/w\//);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL('/sign-in');
  await other.goto('/');
  await expect(other).toHaveURL('/sign-in');
  await elsewhere.close();
});

test('Ana changes her password with the current one only', async ({ page }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  await page.goto(`/w/${ana.workspace.slug}/profile`);
  await fillSignIn(page, ana.person.email);
  await expect(page.getByLabel('Current password')).toBeVisible();
  await page.getByLabel('Current password').fill('not the password');
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await page.getByLabel('Current password').fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed. Your other sessions have ended.')).toBeVisible();
});

test('HD1 HD2 HD3 each page has a unique nonce, works under its policy, and reflects no input', {
  tag: '@core',
}, async ({ page }) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) violations.push(message.text());
  });
  const nonces = new Set<string>();
  for (const path of ['/sign-in', '/forgot-password', '/sign-in']) {
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    nonces.add(/'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? '');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      // Their forms work without script, which needs the browser to send its origin.
      'referrer-policy': 'strict-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(nonces.size).toBe(3);
  expect(violations).toEqual([]);
  const answer = await page.request.get('/sign-in', {
    headers: { 'content-security-policy': "script-src 'nonce-\"><b>x'", 'x-nonce': '"><b>x' },
  });
  expect(await answer.text()).not.toContain('<b>x');
});
