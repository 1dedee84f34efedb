import { expect, test } from '../fixtures/as';
import { rowOf } from '../fixtures/users-page';

test('B5 B2 an owner moves a first day into the future: the dialog says what stops, and the member is mailed both days', async ({
  as,
  elsewhere,
  expectAccessible,
  mailbox,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' }, { contactsOf: { ana: 3 } });
  await as(owner);
  await page.getByRole('button', { name: `More actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Dates…' }).click();
  const dialog = page.getByRole('dialog');
  const untilThen = dialog.getByRole('region', { name: 'Until the first day' });
  await expect(untilThen).toBeHidden();
  await dialog.getByLabel('First day').fill('2099-12-04');
  await expect(untilThen).toContainText('It begins by itself on the first day.');
  await expect(untilThen).toContainText('3 contacts');
  await dialog.getByLabel('Last day').fill('2099-12-31');
  await expect(dialog.getByText('Access ends by itself at the end of the last day.')).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Save dates' }).click();
  await expect(rowOf(page, ana)).toContainText('Starts later');

  const name = owner.ctx.workspace.name;
  const { text } = await mailbox.next(ana.email, `Your access to ${name} has not begun`);
  expect(text).toContain('It begins on 4 December 2099.');
  const theirs = await elsewhere();
  await as(ana, { on: theirs });
  await theirs.goto(`/w/${ana.ctx.workspace.slug}/messages/mine`);
  await expect(theirs.getByRole('heading', { name: /has not begun$/ })).toBeVisible();
});
