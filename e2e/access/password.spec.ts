import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { account, fillSignIn } from '../fixtures/accounts';
import { mailsTo } from '../fixtures/mailbox';
import { expect, test } from '../fixtures/test';

test('AU4 AU5 Ana forgets her password, follows the link in the email, and every session ends', async ({
  page,
  mailbox,
  expectAccessible,
}) => {
  const ana = await account('ana');
  const { token: session } = await startSession(ana.userId, { ip: null, userAgent: null });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page).toHaveURL('/forgot-password');
  await expectAccessible();
  await page.getByLabel('Email').fill(ana.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();

  const link = (await mailbox.next(ana.email)).links[0] ?? '';
  await page.goto(link);
  await page.reload();
  await expectAccessible();
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Save password' }).click();
  await expect(page.getByText('Password changed.')).toBeVisible();
  expect(await findSession(session)).toBeNull();
  await fillSignIn(page, ana.email, 'another long password');
  await expect(page).toHaveURL('/workspaces');

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await expectAccessible();
});

test('AU1 an unknown address gets the same page, and no mail', async ({ page, mailbox }) => {
  const [ana, nobody] = [await account('ana'), `nobody-${crypto.randomUUID()}@example.com`];
  const pages = [];
  for (const email of [nobody, ana.email]) {
    await page.goto('/forgot-password');
    await page.getByLabel('Email').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
    pages.push(((await page.getByRole('main').textContent()) ?? '').replace(email, '…'));
  }
  expect(pages[0]).toBe(pages[1]);
  // The later of the two has arrived, so the earlier one would have, too.
  await mailbox.next(ana.email);
  expect(await mailsTo(nobody)).toEqual([]);
});

for (const odd of ['ana@example.com, ben@example.com', '"ana ben"@example.com', 'Ana <ana@example.com>']) {
  test(`AU2 AU6 ${odd} is refused on its field`, { tag: '@core' }, async ({ page }) => {
    await page.goto('/forgot-password');
    await page.getByLabel('Email').fill(odd);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText('Enter a valid email address.')).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue(odd);
  });
}
