import { expect, stored, test } from '../fixtures/as';

test.use({ viewport: { width: 390, height: 844 } });

test('B4 SE8 on a phone: Ana is suspended, reads whom to ask, and is reinstated', async ({
  as,
  page,
  people,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' }, { contactsOf: { ana: 3 } });
  await as(owner);
  await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('3 contacts and 0 open conversations stay assigned to them')).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel('Reason').fill('Lost laptop');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('Access suspended: ana')).toBeVisible();
  await expect(page.getByRole('listitem', { name: ana.email })).toContainText('Until reinstated');
  expect(await stored.contactsOf(ana)).toBe(3);

  const theirs = await elsewhere();
  await as(ana, { on: theirs });
  await theirs.goto('/workspaces');
  await expect(theirs.getByRole('heading', { name: 'Your access is suspended' })).toBeVisible();
  await expect(theirs.getByText('Ask owner.')).toBeVisible();
  await expect(theirs.getByText('Lost laptop')).toBeHidden();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Access reinstated: ana')).toBeVisible();
  await theirs.goto('/workspaces');
  await expect(theirs).toHaveURL(new RegExp(`/w/${ana.ctx.workspace.slug}`));
});
