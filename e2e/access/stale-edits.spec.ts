import type { Locator, Page } from '@playwright/test';
import { updateBilling } from '@/lib/access/billing/billing-details';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { updateAccount } from '@/lib/access/profiles/update-account';
import { renameSubAccount } from '@/lib/access/sub-accounts/rename-sub-account';
import { accountUnder } from '@/lib/test-support/accounts';
import { aPixel, hosting } from '@/lib/test-support/hosted';
import { join, person, world } from '@/lib/test-support/world';
import { createApplication } from '@/lib/work/applications/create-application';
import { updateApplication } from '@/lib/work/applications/update-application';
import { createPixel } from '@/lib/work/pixels/create-pixel';
import { updatePixel } from '@/lib/work/pixels/update-pixel';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

/** The notice, inside a dialog or on the page. */
const noticeIn = (where: Page | Locator) => where.getByRole('alert').filter({ hasText: 'in the meantime' });

const save = (where: Page | Locator, name = 'Save') =>
  where.getByRole('button', { name, exact: true }).click();

test('RO7 a pixel that another person saved is shown in both versions, and what was typed stays', async ({
  as,
  expectAccessible,
  page,
}) => {
  const { admin } = await hosting();
  const { id } = await createPixel(admin, aPixel('Shop'));
  await as(actor(admin), { path: `pixels/${id}` });
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).toHaveValue('Shop');
  await name.fill('Boutique');
  await updatePixel(admin, { ...aPixel('Store'), keepDays: 30, pixelId: id, version: 1 });
  // The page hears of the change before the form is sent.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Store');
  await expect(name).toHaveValue('Boutique');

  await save(page);
  await expect(noticeIn(page)).toContainText('Name: saved “Store”, yours “Boutique”.');
  await expect(noticeIn(page)).toContainText('Keep data for (days): saved “30”, yours “90”.');
  await expectAccessible();
  const stored = () => everythingStored()`select name, version from pixels where id = ${id}`;
  expect(await stored()).toMatchObject([{ name: 'Store', version: 2 }]);
  await save(page);
  await expect(page.getByText('Pixel saved')).toBeVisible();
  expect(await stored()).toMatchObject([{ name: 'Boutique', version: 3 }]);
});

test('RO7 an application that another person saved is shown in both versions, and can be taken over', async ({
  as,
  page,
}) => {
  const { admin } = await hosting();
  const shop = { name: 'Shop', kind: 'shop' as const, address: '', pixelId: null };
  const { id } = await createApplication(admin, shop);
  await as(actor(admin), { path: 'applications' });
  await page.getByRole('button', { name: 'Shop', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Boutique');
  await updateApplication(admin, { ...shop, name: 'Store', kind: 'site', applicationId: id, version: 1 });

  await save(dialog);
  await expect(noticeIn(dialog)).toContainText('Name: saved “Store”, yours “Boutique”.');
  await expect(noticeIn(dialog)).toContainText('Type: saved “Site”, yours “Shop”.');
  const stored = () => everythingStored()`select name, kind, version from applications where id = ${id}`;
  expect(await stored()).toMatchObject([{ name: 'Store', version: 2 }]);
  await dialog.getByRole('button', { name: 'Use the new values' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue('Store');
  await dialog.getByLabel('Name').fill('Boutique');
  await save(dialog);
  await expect(page.getByText('Application saved')).toBeVisible();
  expect(await stored()).toMatchObject([{ name: 'Boutique', kind: 'site', version: 3 }]);
});

test('RO7 rights of a manager that another person changed are shown in both versions', async ({
  as,
  page,
}) => {
  const { boss } = await world({ model: 'delegated-managers', people: { boss: 'administrator' } });
  const editor = await join(boss, await person('editor'), { role: 'editor', grants: ['contacts-read'] });
  const { id: memberId, version, role } = editor.member;
  await as(actor(boss), { path: 'settings/managers' });
  await page.getByRole('button', { name: `Edit ${editor.person.email}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Templates: Read' }).click();
  await changeAccess(boss, { memberId, version, role, restrictions: [], grants: [] });

  await save(dialog);
  await expect(noticeIn(dialog)).toContainText('boss changed this in the meantime');
  await expect(noticeIn(dialog)).toContainText('Rights: saved “–”, yours “');
  const stored = () => everythingStored()`select grants from members where id = ${memberId}`;
  expect(await stored()).toMatchObject([{ grants: [] }]);
  await save(dialog);
  await expect(page.getByText('Rights saved: editor')).toBeVisible();
  const [{ grants = [] } = {}] = await stored();
  expect([...grants].sort()).toEqual(['contacts-read', 'templates-read']);
});

test('RO7 billing data that another person saved are shown in both versions', async ({ as, page }) => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const details = {
    company: 'Fiori Srl',
    address: 'Via Roma 1',
    postalCode: '00184',
    city: 'Roma',
    country: 'IT',
    vatNumber: '',
    email: 'fatture@fiori.example',
  };
  await updateBilling(pia, { ...details, version: 0 });
  await as(actor(pia), { path: 'settings/billing' });
  await expect(page.getByLabel('Company')).toHaveValue('Fiori Srl');
  await page.getByLabel('City').fill('Milano');
  await updateBilling(pia, { ...details, country: 'CH', version: 1 });

  await save(page, 'Save changes');
  await expect(noticeIn(page)).toContainText('City: saved “Roma”, yours “Milano”.');
  await expect(noticeIn(page)).toContainText('Country: saved “Switzerland”, yours “Italy”.');
  const stored = () => everythingStored()`
    select city, country, version from billing_details where workspace_id = ${pia.workspace.id}`;
  expect(await stored()).toMatchObject([{ city: 'Roma', country: 'CH', version: 2 }]);
  await save(page, 'Save changes');
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await stored()).toMatchObject([{ city: 'Milano', country: 'IT', version: 3 }]);
});

test('RO7 an account that another person renamed is shown under both names', async ({ as, page }) => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const { id: accountId } = await accountUnder(pia, 'North');
  await as(actor(pia), { path: 'settings/sub-accounts' });
  await page.getByRole('row', { name: 'North', exact: true }).getByRole('button', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Account name').fill('Nord');
  await renameSubAccount(pia, { accountId, version: 1, name: 'Norden' });

  await save(dialog, 'Rename');
  await expect(noticeIn(dialog)).toContainText('Account name: saved “Norden”, yours “Nord”.');
  const stored = () => everythingStored()`select name from workspaces where id = ${accountId}`;
  expect(await stored()).toMatchObject([{ name: 'Norden' }]);
  await save(dialog, 'Rename');
  await expect(page.getByText('Account renamed: Nord')).toBeVisible();
  expect(await stored()).toMatchObject([{ name: 'Nord' }]);
});

test('RO7 details of a person that another person saved are shown in both versions', async ({ as, page }) => {
  const { boss } = await world({ model: 'delegated-managers', people: { boss: 'administrator' } });
  const editor = await join(boss, await person('editor'), 'editor');
  const memberId = editor.member.id;
  const details = { email: editor.person.email, firstName: 'Élodie', lastName: 'Martin', website: '' };
  await as(actor(boss), { path: `settings/users/${memberId}` });
  await page.getByLabel('Last name').fill('Dupré');
  await updateAccount(boss, { ...details, memberId, version: 1 });
  // The page hears of the change before the form is sent.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Élodie Martin');
  await expect(page.getByLabel('Last name')).toHaveValue('Dupré');

  await save(page, 'Save account');
  await expect(noticeIn(page)).toContainText('Last name: saved “Martin”, yours “Dupré”.');
  const stored = () =>
    everythingStored()`select last_name, version from profiles where member_id = ${memberId}`;
  expect(await stored()).toMatchObject([{ last_name: 'Martin', version: 2 }]);
  await save(page, 'Save account');
  await expect(page.getByText('Account saved')).toBeVisible();
  expect(await stored()).toMatchObject([{ last_name: 'Dupré', version: 3 }]);
});
