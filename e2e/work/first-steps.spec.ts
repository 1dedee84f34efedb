import { expect, test } from '../fixtures/as';

test('S1.32 the dashboard leads to the first steps, ticks them, and lets a person dismiss them', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await as(owner, { path: 'dashboard' });
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps).toContainText('0 of 5 done');
  await expectAccessible();
  await steps.getByRole('link', { name: /Create a team/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Orders');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(steps).toContainText('1 of 5 done');
  await expect(steps.getByRole('link', { name: /^Done Create a team/ })).toBeVisible();
  await steps.getByRole('button', { name: 'Hide' }).click();
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Open now')).toBeVisible();
  await expect(steps).toHaveCount(0);
});
