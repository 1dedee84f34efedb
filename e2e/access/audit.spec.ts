import { expect, test } from '../fixtures/as';

test('B10 an administrator reads who changed whose access, from what to what', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  await as(owner, { path: 'settings/general' });
  await page.goto(`/o/${owner.ctx.organisation.slug}/audit`);
  const joined = page.getByRole('link', { name: `${ana.name} accepted the invitation` });
  await expect(joined).toBeVisible();
  await expect(page.getByText('Access level: none → Agent').first()).toBeVisible();
  await expectAccessible();
  await joined.click();
  await expect(page.getByRole('heading', { name: `${ana.name} accepted the invitation` })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Access level none Agent' })).toBeVisible();
  await expectAccessible();
});
