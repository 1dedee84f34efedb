import { expect, test } from '../fixtures/as';

test('R2 R4 an administrator creates a workspace, closes it with its consequences in view, and takes that back', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  const { organisation, workspace } = owner.ctx;
  await as(owner, { path: 'settings/general' });
  await page.goto(`/o/${organisation.slug}/people`);
  await page.getByRole('link', { name: 'Workspaces', exact: true }).click();
  await page.getByRole('button', { name: 'New workspace' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Second desk');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByText('Second desk is created')).toBeVisible();
  const row = page.getByRole('row', { name: /Second desk/ });
  await row.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Night desk');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByText('The new name is Night desk')).toBeVisible();
  await expectAccessible();
  const night = page.getByRole('row', { name: /Night desk/ });
  const address = (await night.getByRole('link').getAttribute('href')) ?? '';
  await night.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('list', { name: 'What closing does' })).toContainText('1 person loses access.');
  await expectAccessible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(night.getByText(/^Closed/)).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Night desk is open again')).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(200);
  await page.getByRole('row', { name: new RegExp(workspace.name) }).waitFor();
});
