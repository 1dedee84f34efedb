import { createRole, updateRole } from '@/lib/access/roles/save-role';
import { again, join, person } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

/** A role made of Manager, without contacts. */
const press = {
  label: 'Press',
  description: '',
  base: 'manager',
  permissions: ['dashboard.view', 'profile.view', 'notifications.view'],
};

/** Adds the role to the owner's organisation, and a member who has it. */
async function withPress({ ctx }: Actor) {
  const role = await createRole(ctx, press);
  return join(await again(ctx), await person('petra'), role.id);
}

test('B7 an administrator creates a role, sees what it lacks, and a permission brings those that it needs', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('link', { name: 'New role' }).click();
  await page.getByLabel('Name').fill('Press');
  await page.getByLabel('Based on').click();
  await page.getByRole('option', { name: 'Manager' }).click();
  const compared = page.getByRole('complementary', { name: 'Compared' });
  await page.getByRole('checkbox', { name: 'Contacts', exact: true }).click();
  await expect(compared).toContainText('Contacts');
  await page.getByRole('checkbox', { name: 'Delete contacts' }).click();
  await expect(page.getByRole('checkbox', { name: 'See contacts', exact: true })).toBeChecked();
  await page.getByRole('checkbox', { name: 'See contacts', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'Delete contacts' })).not.toBeChecked();
  await expectAccessible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('columnheader', { name: /Press/ })).toBeVisible();
});

test('B7 two roles are compared side by side', async ({ as, people, page, expectAccessible }) => {
  const { owner } = await people({});
  await createRole(owner.ctx, press);
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('button', { name: 'Compare two' }).click();
  await page.getByRole('combobox', { name: 'First role' }).click();
  await page.getByRole('option', { name: 'Manager' }).click();
  await page.getByRole('combobox', { name: 'Second role' }).click();
  await page.getByRole('option', { name: 'Press' }).click();
  await expect(page.getByRole('row', { name: /^Contacts/ })).toContainText('Manager only');
  await expectAccessible();
});

test('B7 R10 an owner gives the role, a click on it shows its permissions, and its holder has those alone', async ({
  as,
  people,
  page,
  elsewhere,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await createRole(owner.ctx, press);
  await as(owner);
  await page.getByRole('link', { name: `Edit ${ana.email}` }).click();
  await page.getByRole('radio', { name: /^Press/ }).click();
  await page.getByRole('button', { name: 'Update' }).click();
  const row = page.getByRole('row', { name: ana.email });
  await expect(row).toContainText('Press');
  await row.getByRole('link', { name: 'Press: show permissions' }).click();
  await expect(page.getByRole('dialog', { name: 'Press' })).toContainText('Dashboard');

  const hers = await elsewhere();
  await as(ana, { path: '', on: hers });
  const menu = hers.getByRole('navigation', { name: 'Main' });
  await expect(menu.getByRole('link', { name: 'Dashboard' })).toBeVisible();
  await expect(menu.getByText('Contacts', { exact: true })).toHaveCount(0);
});

test('B7 a role cannot be deleted while a member has it', { tag: '@core' }, async ({ as, people, page }) => {
  const { owner } = await people({});
  await withPress(owner);
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('link', { name: 'Edit the role Press' }).click();
  await expect(page.getByText('1 person has this role. Give them another role')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete role' })).toHaveCount(0);
});

test('B2 while a role is edited, the page says whose access changes and how', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await withPress(owner);
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('link', { name: 'Edit the role Press' }).click();
  const affected = page.getByRole('region', { name: 'Whom it affects' });
  await expect(affected).toContainText('One person has this role. Nothing changes for them.');
  await page.getByRole('checkbox', { name: 'Contacts', exact: true }).click();
  await expect(affected).toContainText('The access of one person changes.');
  await expect(affected).toContainText('One gains Contacts');
  await affected.getByText('Who changes').click();
  await expect(affected).toContainText('petra');
  await expect(affected).toContainText('More access');
  await expectAccessible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
});

test('B2 where the preview of a role is not answered, the page claims to count nothing', async ({
  as,
  people,
  page,
}) => {
  const { owner } = await people({});
  await withPress(owner);
  await page.route('**/settings/roles/own-*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('link', { name: 'Edit the role Press' }).click();
  await expect(page.getByRole('complementary', { name: 'Compared' })).toContainText('Less than');
  await expect(page.getByRole('region', { name: 'Whom it affects' })).toHaveCount(0);
});

test('RO7 the later of two who change a role sees what is saved, and saves over it', async ({
  as,
  people,
  page,
}) => {
  const { owner } = await people({});
  const role = await createRole(owner.ctx, press);
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('link', { name: 'Edit the role Press' }).click();
  await expect(page.getByLabel('Name')).toHaveValue('Press');
  await updateRole(owner.ctx, { ...role, label: 'Press workspace', version: 1 });
  await page.getByLabel('Name').fill('Media');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'Name: saved “Press workspace”, yours “Media”.',
  );
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('columnheader', { name: /Media/ })).toBeVisible();
});

test('an administrator creates an organisation with another model, whose matrix is shown', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await page.setViewportSize({ width: 390, height: 844 });
  await as(owner, { path: '' });
  await page.goto('/organisations/new');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'What is your organisation called?' })).toBeVisible();
  await expect(page.getByLabel('Organisation', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Organisation', { exact: true }).fill('Meridian');
  await page.getByLabel('First workspace or account').fill('Headquarters');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Time zone')).not.toHaveValue('');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: /^Account tree/ }).click();
  await page.getByRole('button', { name: 'See the whole matrix: Account tree' }).click();
  const matrix = page.getByRole('dialog').getByRole('table', { name: 'Account tree' });
  await expect(matrix.getByLabel('Automations, Parent admin: has access')).toHaveCount(1);
  await expect(matrix.getByLabel('Automations, Sub-account admin: never')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expectAccessible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: /^Enterprise/ }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/w\/headquarters-/);
  const [made] = await everythingStored()`select model, plan, role from members
    join organisations on organisations.id = organisation_id
    where user_id = ${owner.ctx.person.userId} and organisations.name = 'Meridian'`;
  expect(made).toEqual({ model: 'account-tree', plan: 'enterprise', role: 'parent-admin' });

  await as(ana, { path: '' });
  await page.goto('/organisations/new');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('What is your organisation called?');
});
