import { expect, test } from '../fixtures/as';
import { addContact } from '../fixtures/work';

test('an agent is notified live of a contact that is assigned to them, opens it from the bell, and it counts as read', async ({
  as,
  people,
  page,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await addContact(owner, { name: 'Ginevra Malatesta' });
  await as(ana, { path: 'profile' });
  await page.getByRole('button', { name: 'Notifications', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('Nothing yet');
  await expectAccessible();
  await page.keyboard.press('Escape');

  const other = await as(owner, { path: 'contacts', on: await elsewhere() });
  await other.getByRole('button', { name: 'Ginevra Malatesta, assigned to: Nobody' }).click();
  await other.getByRole('menuitem', { name: 'ana', exact: true }).click();

  await page.getByRole('button', { name: 'Notifications: 1 unread' }).click();
  const notification = page
    .getByRole('dialog')
    .getByRole('link', { name: 'owner assigned you Ginevra Malatesta' });
  await expect(notification).toBeVisible();
  await expectAccessible();
  await notification.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ginevra Malatesta');
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
});

test('S1.21 S1.32 an agent chooses email for changes of access, and it arrives; disabled events send nothing', async ({
  as,
  people,
  page,
  elsewhere,
  mailbox,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await as(ana, { path: 'notifications' });
  await expect(page.getByRole('row', { name: 'Someone accepts your invitation' })).toHaveCount(0);
  await expectAccessible();
  await page.getByRole('checkbox', { name: 'Your access changes: Console' }).uncheck();
  await page.getByRole('button', { name: 'Save preferences' }).click();
  await expect(page.getByText('Preferences saved.')).toBeVisible();

  const other = await as(owner, { path: 'settings/teams', on: await elsewhere() });
  await other.getByRole('link', { name: 'New team' }).click();
  await other.getByRole('dialog').getByLabel('Team name').fill('Alpha');
  await other.getByRole('dialog').getByRole('button', { name: 'Add ana' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Create team' }).click();

  await mailbox.next(ana.email, `Your access to ${owner.ctx.workspace.name} was changed`);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Your access changes: Console' })).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
});
