import { expect, test } from '../fixtures/as';

test('Users prints all rows of its page, with the table’s head on each page of paper, and neither menu nor controls', async ({
  as,
  people,
  page,
}) => {
  const agents = Array.from({ length: 30 }, (_, index) => [`agent${index}`, 'agent'] as const);
  const { owner } = await people<'ana'>({ ...Object.fromEntries(agents), ana: 'agent' });
  await as(owner);
  const row = page.getByRole('row').nth(1);
  await expect(row.getByRole('checkbox')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Add user' })).toBeHidden();
  await expect(row.getByRole('checkbox')).toBeHidden();
  await expect(row).toBeVisible();
  const table = page.getByRole('table');
  await expect(table.locator('thead')).toHaveCSS('display', 'table-header-group');
  const isCut = await table.evaluate((element) => {
    for (let each = element.parentElement; each && each.id !== 'page'; each = each.parentElement)
      if (getComputedStyle(each).overflowY !== 'visible') return true;
    return false;
  });
  expect(isCut).toBe(false);
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g);
  expect(sheets?.length).toBeGreaterThan(1);
});
