import type { Page } from '@playwright/test';
import { giveApp, nextCode } from '@/lib/access/second-factor/test-support/factor';
import { findSession } from '@/lib/access/sessions/find-session';
import { accountKey } from '@/lib/access/sign-in/oidc';
import { linkAccount } from '@/lib/access/users/link-account';
import { world } from '@/lib/test-support/world';
import { sessionToken } from '../fixtures/accounts';
import { everythingStored } from '../fixtures/everything-stored';
import { startLoneConsole } from '../fixtures/lone-console';
import { expect, test } from '../fixtures/test';

/** Signs in on the provider's pages; any password is accepted there. */
async function signInThere(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Example ID' }).click();
  await page.locator('input[name=login]').fill(email);
  await page.locator('input[name=password]').fill('anything');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
}

const accountsOf = (email: string) => everythingStored()`select * from users where lower(email) = ${email}`;

test('a person verified by the provider gets an account, but no membership', async ({ page }) => {
  // Without an organisation the console leads to its setup.
  await world({ people: { olga: 'owner' } });
  const email = `newcomer-${crypto.randomUUID()}@example.com`;
  await signInThere(page, email);
  await expect(page.getByRole('heading', { name: 'You have no workspace yet' })).toBeVisible();
  expect(await accountsOf(email)).toHaveLength(1);
});

test('Ana’s account is found by her verified email, and again the next time', async ({ page, context }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  for (let n = 0; n < 2; n++) {
    await context.clearCookies();
    await signInThere(page, ana.person.email);
    await expect(page).toHaveURL(new RegExp(`/w/${ana.workspace.slug}/`));
    expect(await findSession((await sessionToken(context)) ?? '')).toMatchObject({
      userId: ana.person.userId,
    });
  }
  expect(await accountsOf(ana.person.email)).toHaveLength(1);
});

test('IN3 an email that the provider has not verified does not sign in', { tag: '@core' }, async ({
  page,
  context,
}) => {
  const email = `unverified-${crypto.randomUUID()}@example.com`;
  await signInThere(page, email);
  await expect(page.getByText('does not confirm your email address')).toBeVisible();
  expect(await accountsOf(email)).toHaveLength(0);
  expect(await sessionToken(context)).toBeUndefined();
});

test('IN3 sessions and credentials that a stranger set up under Ana’s unverified email end when she claims it', async ({
  page,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await everythingStored()`
    update users set email_verified_at = null, password_hash = 'theirs' where id = ${ana.person.userId}`;
  await signInThere(page, ana.person.email);
  await expect(page).toHaveURL(new RegExp(`/w/${ana.workspace.slug}/`));
  expect(await accountsOf(ana.person.email)).toMatchObject([{ password_hash: null }]);
});

test('AU12 A37 a linked account signs in without an email, and with an unverified one', {
  tag: '@core',
}, async ({ page, context }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const { email, userId } = ana.person;
  for (const login of [`${email}#`, `${email}#unverified-${email}`, `${email}#\u212a${email}`]) {
    await linkAccount(userId, {
      provider: 'oidc',
      providerAccountId: accountKey({ iss: process.env.OIDC_ISSUER ?? '', sub: login }),
    });
    await context.clearCookies();
    await signInThere(page, login);
    await expect(page).toHaveURL(new RegExp(`/w/${ana.workspace.slug}/`));
    expect(await findSession((await sessionToken(context)) ?? '')).toMatchObject({ userId });
  }
  expect(await accountsOf(email)).toHaveLength(1);
});

test('AU12 A35 an account that was created again at the provider is found by its email, in any case', {
  tag: '@core',
}, async ({ page, context }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const { email, userId } = ana.person;
  for (const login of [email, `another-${email}#${email.toUpperCase()}`]) {
    await context.clearCookies();
    await signInThere(page, login);
    await expect(page).toHaveURL(new RegExp(`/w/${ana.workspace.slug}/`));
    expect(await findSession((await sessionToken(context)) ?? '')).toMatchObject({ userId });
  }
});

for (const [letter, alter] of [
  ['KELVIN SIGN', (email: string) => email.replace('k', '\u212a')],
  ['Cyrillic а', (email: string) => email.replace('a', '\u0430')],
  ['İ', (email: string) => email.replace('i', '\u0130')],
  ['ſ', (email: string) => email.replace('s', '\u017f')],
] as const) {
  test(`AU12 an email with ${letter} is refused with a message, and creates no account`, async ({
    page,
    context,
  }) => {
    const { kias } = await world({ people: { olga: 'owner', kias: 'agent' } });
    await signInThere(page, `${crypto.randomUUID()}#${alter(kias.person.email)}`);
    await expect(
      page.getByRole('alert').getByText('sends an email address that is not valid here'),
    ).toBeVisible();
    expect(await sessionToken(context)).toBeUndefined();
    const domain = `%${kias.person.email.split('-')[1]}`;
    expect(await everythingStored()`select 1 from users where email like ${domain}`).toHaveLength(1);
    const accounts = await everythingStored()`select 1 from accounts where user_id = ${kias.person.userId}`;
    expect(accounts).toHaveLength(0);
  });
}

test('SE4 a callback without our state is refused', { tag: '@core' }, async ({ page, context }) => {
  const answer = await page.request.get('/api/auth/callback/oidc?code=stolen&state=guessed');
  expect(answer.status()).toBeLessThan(500);
  expect(await sessionToken(context)).toBeUndefined();
});

test('AU13 the identity provider does not take the place of Ana’s second factor', async ({
  page,
  context,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await giveApp(ana.person);
  await signInThere(page, ana.person.email);
  await expect(page.getByRole('heading', { name: 'Confirm it is you' })).toBeVisible();
  expect(await findSession((await sessionToken(context)) ?? '')).toBeNull();
  await page.getByLabel('Code', { exact: true }).fill(await nextCode(ana.person));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${ana.workspace.slug}/`));
});

test('AU12 a provider that states another issuer than the configured one signs no one in', async () => {
  const configured = (process.env.OIDC_ISSUER ?? '').replace('127.0.0.1', 'localhost');
  const { origin, remove } = await startLoneConsole({ OIDC_ISSUER: configured });
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const cookie = csrf.headers.getSetCookie().map((set) => set.split(';')[0] ?? '');
  const { csrfToken } = await csrf.json();
  const posted = await fetch(`${origin}/api/auth/signin/oidc`, {
    method: 'POST',
    headers: { origin, cookie: cookie.join('; ') },
    body: new URLSearchParams({ csrfToken, json: 'true', callbackUrl: '/' }),
  });
  expect(await posted.json()).toEqual({ url: `${origin}/sign-in?error=OAuthSignin` });
  const back = await fetch(`${origin}/api/auth/callback/oidc?code=stolen&state=guessed`, {
    redirect: 'manual',
  });
  expect(back.headers.get('location')).toBe(`${origin}/sign-in?error=OAuthCallback`);
  expect(back.headers.getSetCookie()).toEqual([]);
  await remove();
});
