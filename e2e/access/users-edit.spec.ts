import { expect, stored, test } from '../fixtures/as';
import { open, option, rowOf } from '../fixtures/users-page';

test('S1.31 B2 editing Ana’s level and restrictions shows what she gains and loses, and Update saves it', async ({
  as,
  page,
  people,
}) => {
  const { owner, ana } = await people(
    { ana: { role: 'agent', restrictions: ['shortcuts'] }, ben: 'agent' },
    { contactsOf: { ana: 4, ben: 7 } },
  );
  await as(owner);
  const dialog = await open(page, ana, 'Edit');
  await option(dialog, 'Visibility', 'Own').click();
  await option(dialog, 'Shortcuts', 'Allowed').click();
  await expect(dialog.getByText('Was: All')).toBeVisible();
  await expect(dialog.getByText('Was: Restricted')).toBeVisible();
  const changes = dialog.getByRole('region', { name: 'What changes' });
  await expect(changes.getByText('Access to 7 contacts')).toBeVisible();
  await expect(changes.getByText('Access to 4 contacts')).toBeVisible();
  await expect(changes.getByText('Shortcuts', { exact: true })).toBeVisible();

  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('Access updated: ana')).toBeVisible();
  await expect(rowOf(page, ana).getByText('Visibility: own')).toBeVisible();
  expect(await stored.member(ana)).toMatchObject({ role: 'agent', restrictions: ['visibility-own'] });
});

test('R4 S1.31 an agent raised to manager opens the Users page at the next click', async ({
  as,
  elsewhere,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const hers = await as(ana, { on: await elsewhere() });
  await expect(hers).toHaveURL(/\/locked/);
  await as(owner);
  const dialog = await open(page, ana, 'Edit');
  await dialog.getByRole('radio', { name: /^Manager/ }).click();
  await expect(dialog.getByText('Was: Agent')).toBeVisible();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('Access updated: ana')).toBeVisible();
  await hers.goto(`/w/${ana.ctx.workspace.slug}/settings/users`);
  await expect(rowOf(hers, owner)).toBeVisible();
});

test('R9 each level keeps the restrictions chosen for it until the dialog closes; Reset goes back', async ({
  as,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['shortcuts'] } });
  await as(owner);
  const dialog = await open(page, ana, 'Edit');
  await dialog.getByRole('radio', { name: /^Manager/ }).click();
  await option(dialog, 'Data export', 'Restricted').click();
  await dialog.getByRole('radio', { name: /^Agent/ }).click();
  await expect(option(dialog, 'Shortcuts', 'Restricted')).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('radio', { name: /^Manager/ }).click();
  await expect(option(dialog, 'Data export', 'Restricted')).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await expect(dialog.getByRole('radio', { name: /^Agent/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await stored.member(ana)).toMatchObject({ role: 'agent', restrictions: ['shortcuts'] });
});

test('RO7 of two simultaneous edits the later one shows who saved first, keeps its choice and succeeds on the second try', async ({
  as,
  elsewhere,
  page,
  people,
}) => {
  const { owner, olga, ana } = await people({ olga: 'owner', ana: 'agent' });
  await as(owner);
  const mine = await open(page, ana, 'Edit');
  await option(mine, 'Shortcuts', 'Restricted').click();

  const other = await as(olga, { on: await elsewhere() });
  const hers = await open(other, ana, 'Edit');
  await option(hers, 'Visibility', 'Own').click();
  await hers.getByRole('button', { name: 'Update' }).click();
  await expect(other.getByText('Access updated: ana')).toBeVisible();

  await mine.getByRole('button', { name: 'Update' }).click();
  await expect(mine.getByText('olga changed this in the meantime')).toBeVisible();
  await expect(mine.getByText('Access level: now Agent, with Visibility: own, before Agent.')).toBeVisible();
  await expect(option(mine, 'Shortcuts', 'Restricted')).toHaveAttribute('aria-pressed', 'true');
  expect(await stored.member(ana)).toMatchObject({ restrictions: ['visibility-own'] });

  await mine.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('Access updated: ana')).toBeVisible();
  expect(await stored.member(ana)).toMatchObject({ restrictions: ['shortcuts'] });
});

test('S1.15 a manager edits agents only and gives no level except Agent: locks explain why', async ({
  as,
  page,
  people,
}) => {
  const { mia, max, ana } = await people({ mia: 'manager', max: 'manager', ana: 'agent' });
  await as(mia);
  await expect(rowOf(page, max).getByRole('button', { name: 'Edit, locked: why' })).toBeVisible();
  await rowOf(page, max).getByRole('button', { name: 'Revoke access, locked: why' }).click();
  await expect(page.getByText('Your access level can’t administer this person’s.')).toBeVisible();
  await page.keyboard.press('Escape');

  const dialog = await open(page, ana, 'Edit');
  await expect(dialog.getByRole('radio', { name: /^Manager/ })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Owner, locked: why' }).click();
  await expect(page.getByText('Your access level can’t give this one.')).toBeVisible();
});

test('S1.12 R1 the reader’s own row is locked and names the people who could act instead', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({ olga: 'owner' });
  await as(owner);
  const row = rowOf(page, owner);
  await expect(row.getByText('You', { exact: true })).toBeVisible();
  await row.getByRole('button', { name: 'Edit, locked: why' }).click();
  const why = page.getByRole('dialog', { name: 'Your own access' });
  await expect(why.getByText('You can’t edit or revoke your own access.')).toBeVisible();
  await expect(why.getByText('olga')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: 'Edit, locked: why' })).toBeFocused();
});
