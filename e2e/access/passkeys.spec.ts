import type { Page } from '@playwright/test';
import {
  addPasskey,
  device,
  personOf,
  withPasskey,
} from '@/lib/access/second-factor/passkeys/test-support/passkey';
import { startSession } from '@/lib/access/sessions/start-session';
import { person, world } from '@/lib/test-support/world';
import { fillSignIn, givePassword, password } from '../fixtures/accounts';
import { everythingStored } from '../fixtures/everything-stored';
import { expect, test } from '../fixtures/test';
import { VirtualAuthenticator } from '../fixtures/virtual-authenticator';

test('B17 Ana adds a passkey on her profile, names it, and signs in with it after her password', {
  tag: '@core',
}, async ({ page, mailbox, expectAccessible }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  const device = await VirtualAuthenticator.of(page);
  const profile = `/w/${ana.workspace.slug}/profile`;
  await page.goto(profile);
  await fillSignIn(page, ana.person.email);
  await page.getByRole('link', { name: 'Set up the second factor' }).click();
  await page.getByLabel('Your password').fill(password);
  await device.touch();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('These ten recovery codes are shown only once.')).toBeVisible();
  await mailbox.next(ana.person.email, 'A passkey was added to your account');
  await page.getByRole('link', { name: 'I have kept the codes' }).click();
  await page.getByRole('link', { name: 'Change Passkey' }).click();
  await expectAccessible();
  await page.getByLabel('Name', { exact: true }).fill('Laptop');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Laptop' })).toBeVisible();

  await device.leave();
  await page.context().clearCookies();
  await page.goto(profile);
  await fillSignIn(page, ana.person.email);
  await expect(page.getByRole('heading', { name: 'Confirm it is you' })).toBeVisible();
  await expectAccessible();
  await device.touch();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL(profile);
});

/**
 * From its next page on the browser suggests no passkeys in fields. A device that is touched at each request would otherwise
 * answer the suggestion, before the button is pressed.
 */
async function withoutSuggestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
}

test('B17 Ana signs in with a passkey alone', { tag: '@core' }, async ({ page }) => {
  const { ana, authenticator } = await withPasskey();
  await withoutSuggestions(page);
  const device = await VirtualAuthenticator.of(page);
  await device.keep(authenticator);
  await page.goto('/sign-in?callbackUrl=%2Fsecond-factor');
  const button = page.getByRole('button', { name: 'Sign in with a passkey' });
  await expect(button).toBeEnabled();
  await device.touch();
  await button.click();
  await expect(page).toHaveURL('/second-factor');
  await expect(page.getByRole('button', { name: 'Remove the second factor' })).toBeVisible();
  const sessions = everythingStored()`select 1 from sessions where user_id = ${ana.userId}`;
  expect(await sessions).toHaveLength(2);
});

test('B17 the field of the email suggests Ana’s passkey, which signs her in', async ({ page }) => {
  const { authenticator } = await withPasskey();
  const device = await VirtualAuthenticator.of(page);
  await device.keep(authenticator);
  await device.touch();
  await page.goto('/sign-in?callbackUrl=%2Fsecond-factor');
  await expect(page).toHaveURL('/second-factor');
});

test('AU13 a passkey that was removed here signs in no more, and the page says so', async ({ page }) => {
  const { ana, authenticator } = await withPasskey();
  await everythingStored()`delete from passkeys where user_id = ${ana.userId}`;
  await withoutSuggestions(page);
  const device = await VirtualAuthenticator.of(page);
  await device.keep(authenticator);
  await page.goto('/sign-in');
  const button = page.getByRole('button', { name: 'Sign in with a passkey' });
  await expect(button).toBeEnabled();
  await device.touch();
  await button.click();
  await expect(page.getByText('This passkey was not accepted.')).toBeVisible();
});

test('B17 without script Ana renames her passkey, and removes it', async ({ browser, baseURL }) => {
  const { userId } = await person('ana');
  const { token } = await startSession(userId, device);
  const { id, session } = await addPasskey(await personOf({ token }));
  const bare = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await bare.addCookies([{ name: 'latchkey.session', value: session.token, url: baseURL ?? '' }]);
  const page = await bare.newPage();
  await page.goto('/second-factor');
  await page.getByRole('link', { name: 'Change Passkey' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Laptop');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Laptop' })).toBeVisible();
  await page.goto(`/second-factor?passkey=${id}`);
  await page.getByRole('button', { name: 'Remove this passkey' }).click();
  await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
  await bare.close();
});
