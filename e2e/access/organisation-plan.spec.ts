import { expect, test } from '../fixtures/as';

test('S1.14 S1.27 an administrator finds the plan from Billing, and changes it beside what that closes', {
  tag: '@core',
}, async ({ as, people, page, expectAccessible }) => {
  const { owner } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  await as(owner, { path: 'locked?for=billing.view' });
  await page.getByRole('link', { name: 'Open the plan' }).click();
  await expect(page.getByText('Latchkey takes no payment.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: 'Starter' }).click();
  await expect(page.getByText('1 person keeps it.')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Change plan' }).click();
  await expect(page.getByText('The plan is now Starter')).toBeVisible();
});
