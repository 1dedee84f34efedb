import { expect, test } from '../fixtures/as';

test('the ? of a page opens its topic of the guide, in the reader’s language, with pictures', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await as(owner);
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Help for this page' }).click();
  const guide = await opened;
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Users');
  const picture = guide.getByRole('img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);

  await page.goto('/help/contacts');
  await page.getByRole('button', { name: 'Italiano' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contatti');
  await expect(page.getByRole('link', { name: 'Contatti' })).toHaveAttribute('aria-current', 'page');
  await expectAccessible();
  expect((await page.goto('/help/nothing'))?.status()).toBe(404);
  const outside = await page.request.get('/help/pictures/en/..%2Fusers.webp');
  expect(outside.status()).toBe(404);
});
