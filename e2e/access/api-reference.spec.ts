import { execFileSync } from 'node:child_process';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';

test('KE2 S0.2 the curl line of a new key works, and the reference shows what keys do', async ({
  as,
  page,
  expectAccessible,
}) => {
  const { pia: ctx } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  await as({ name: ctx.person.name, email: ctx.person.email, ctx }, { path: 'settings/api-keys' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'New API key' }).click();
  await dialog.getByLabel('Name').fill('Shop');
  await dialog.getByRole('checkbox', { name: 'Create contacts' }).check();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const line = (await dialog.locator('pre').textContent()) ?? '';
  const answer = execFileSync('bash', ['-c', `${line} --silent --write-out ' %{http_code}'`]).toString();
  expect(answer).toMatch(/^\{"id":"[0-9a-f-]{36}"\} 201$/);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('link', { name: 'API reference' }).click();
  await expect(page.getByRole('heading', { name: 'POST /api/v1/contacts', exact: true })).toBeVisible();
  await expect(page.getByText('Use of the key: Create contacts')).toBeVisible();
  await expectAccessible();
});
