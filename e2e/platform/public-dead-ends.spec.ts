import { expect, test } from '../fixtures/test';

const id = '0190a0a0-0000-7000-8000-000000000001';

const pages = [
  { path: '/f/confirm/expired', says: 'This link no longer works', advises: 'Fill in the form again' },
  { path: '/u/incomplete', says: 'This link does not work', advises: 'open it again from the email' },
  { path: `/f/${id}/${id}`, says: 'This page is no longer published', advises: 'Check the address' },
  { path: `/p/${id}/${id}`, says: 'This page is no longer published', advises: 'Check the address' },
];

for (const { path, says, advises } of pages) {
  test(`${path.slice(0, 4)}… tells a visitor from outside what to do, and does not lead into the console`, async ({
    expectAccessible,
    page,
  }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: says })).toBeVisible();
    await expect(page).toHaveTitle(says);
    await expect(page.getByRole('main')).toContainText(advises);
    await expect(page.getByRole('link', { name: /start page|Sign in/ })).toHaveCount(0);
    await expectAccessible();
  });
}
