import { expect, test } from '../fixtures/as';

test('a Shift-click selects a range, arrow keys move between rows, and after Revoke the focus stays in the page', async ({
  as,
  people,
  page,
}) => {
  const { owner } = await people({ ana: 'agent', ben: 'agent', cleo: 'agent', dora: 'agent' });
  await as(owner);
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await row('ana').getByRole('checkbox').click();
  await row('cleo')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 selected')).toBeVisible();

  await row('ana').getByRole('link', { name: 'Revoke access' }).focus();
  await page.keyboard.press('ArrowDown');
  const revoke = row('ben').getByRole('link', { name: 'Revoke access' });
  await expect(revoke).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke access' }).click();
  await expect(row('ben')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('#main:focus, #main :focus')).toHaveCount(1);
});
