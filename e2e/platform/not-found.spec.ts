import { expect, test } from '../fixtures/test';

test('a missing page says so, and is accessible', async ({ page, expectAccessible }) => {
  const response = await page.goto('/nothing/here');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible();
});
