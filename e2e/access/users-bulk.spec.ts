import { expect, stored, test } from '../fixtures/as';
import { rowOf } from '../fixtures/users-page';
import { addTeam } from '../fixtures/work';

test('S1.28 RO9 several people are added to a team, then revoked at once with one successor, restored, and made managers', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const { owner, ana, ben, cleo } = await people(
    { ana: 'agent', ben: 'agent', cleo: 'agent' },
    { contactsOf: { ana: 12, ben: 3, cleo: 1 } },
  );
  await addTeam(owner, 'Front desk', [cleo]);
  await as(owner);
  await expect(rowOf(page, owner).getByRole('checkbox')).toBeDisabled();
  const choose = async () => {
    for (const who of [ana, ben]) await rowOf(page, who).getByRole('checkbox').click();
    await expect(page.getByText('2 selected')).toBeVisible();
  };
  await choose();
  await page.getByRole('button', { name: 'Add to team' }).click();
  await page.getByRole('menuitem', { name: 'Front desk' }).click();
  await expect(page.getByText('2 people added to Front desk')).toBeVisible();
  await expect(rowOf(page, ana).getByText('Front desk')).toBeVisible();

  await choose();
  await page.getByRole('button', { name: 'Revoke access', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('15 contacts', { exact: true }).first()).toBeVisible();
  await expect(dialog.getByText('Front desk (1 left)')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Assign contacts to another user' }).click();
  await dialog.getByRole('radio', { name: 'cleo' }).click();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access of 2 people revoked')).toBeVisible();
  await expect(rowOf(page, ana)).toBeHidden();
  expect([await stored.contactsOf(cleo), (await stored.member(ben))?.status]).toEqual([16, 'left']);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Access restored: 2 people')).toBeVisible();
  expect([await stored.contactsOf(ana), await stored.contactsOf(ben), await stored.contactsOf(cleo)]).toEqual(
    [12, 3, 1],
  );

  await choose();
  await page.getByRole('button', { name: 'Change level' }).click();
  await dialog.getByRole('radio', { name: /^Manager/ }).click();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('Access of 2 people updated')).toBeVisible();
  expect([(await stored.member(ana))?.role, (await stored.member(ben))?.role]).toEqual([
    'manager',
    'manager',
  ]);
});
