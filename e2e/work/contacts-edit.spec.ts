import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { addContact, storedContact } from '../fixtures/work';

const phone = '+393471234541';
const row = (page: Page, name: string) => page.getByRole('row', { name, exact: true });

async function openMenu(page: Page, name: string, item: string) {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
  return page.getByRole('dialog');
}

test('S1.14 an owner adds a contact; an existing one with the same phone is shown first', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await addContact(owner, { name: 'Ginevra Malatesta', phone });
  await as(owner, { path: 'contacts' });
  await page.getByRole('button', { name: 'Add contact' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ginny');
  await dialog.getByRole('textbox', { name: 'Email' }).fill('not a valid address');
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('+39 347 123 4541');
  await dialog.getByRole('button', { name: 'Add contact' }).click();
  await expect(dialog).toContainText('Enter a valid email address.');
  await dialog.getByRole('textbox', { name: 'Email' }).fill('');
  await dialog.getByRole('button', { name: 'Add contact' }).click();
  await expect(dialog.getByRole('link', { name: 'Ginevra Malatesta' })).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Save anyway' }).click();
  await expect(page.getByText('Contact added: Ginny')).toBeVisible();
  await expect(row(page, 'Ginny')).toContainText(phone);
});

test('S1.26 an agent with masked phones saves the name, and the phone stays unchanged', async ({
  as,
  people,
  page,
}) => {
  const { ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  const { id } = await addContact(ana, { name: 'Ginevra', phone, of: ana });
  await as(ana, { path: 'contacts' });
  const dialog = await openMenu(page, 'Ginevra', 'Edit');
  await expect(dialog.getByRole('textbox', { name: 'Phone' })).toHaveCount(0);
  await expect(dialog).toContainText('It is masked, and you can’t change it');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ginevra Malatesta');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Ginevra Malatesta')).toBeVisible();
  expect((await storedContact(id))?.phone).toBe(phone);
});

test('RO7 two people change the same contact: the later one sees both versions and loses no input', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  const { id } = await addContact(owner, { name: 'Ginevra', phone });
  await as(owner, { path: 'contacts' });
  const dialog = await openMenu(page, 'Ginevra', 'Edit');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ginevra Malatesta');
  await everythingStored()`update contacts set name = 'Ginny', phone = '+33612345678', version = version + 1 where id = ${id}`;
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Changed in the meantime.');
  await expect(dialog).toContainText('Name is now: Ginny');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Ginevra Malatesta');
  await expect(dialog.getByRole('textbox', { name: 'Phone' })).toHaveValue('+33612345678');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Ginevra Malatesta')).toBeVisible();
  expect(await storedContact(id)).toMatchObject({ name: 'Ginevra Malatesta', phone: '+33612345678' });
});

test('S1.17 a manager restricted from deletion sees why, on a row and for several; an owner deletes after seeing the counts', {
  tag: '@core',
}, async ({ as, people, page }) => {
  const { owner, mia } = await people({ mia: { role: 'manager', restrictions: ['contact-deletion'] } });
  const { id } = await addContact(owner, { name: 'Ginevra', phone, says: 'Buongiorno' });
  await as(mia, { path: 'contacts' });
  await openMenu(page, 'Ginevra', 'Delete, locked: why');
  await expect(page.getByRole('dialog', { name: 'Delete' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Select Ginevra' }).click();
  await expect(page.getByRole('button', { name: 'Delete, locked: why' })).toBeVisible();
  expect(await storedContact(id)).toBeDefined();

  await as(owner, { path: `contacts/${id}` });
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 contact and 1 conversation are deleted.');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/contacts$/);
  expect(await storedContact(id)).toBeUndefined();
});

test('RO9 several are assigned at once, and the one that another person changed first is named', {
  tag: '@core',
}, async ({ as, people, page, expectAccessible }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const [first, second] = [
    await addContact(owner, { name: 'Ginevra' }),
    await addContact(owner, { name: 'Tommaso' }),
  ];
  await as(owner, { path: 'contacts' });
  await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
  await expect(page.getByText('2 selected')).toBeVisible();
  await everythingStored()`update contacts set version = 2 where id = ${second.id}`;
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('menuitem', { name: ana.name, exact: true }).click();
  const report = page.getByRole('dialog', { name: 'Some were not changed' });
  await expect(report).toContainText('1 changed.');
  await expect(report).toContainText('Tommaso: it was changed in the meantime.');
  await expectAccessible();
  expect((await storedContact(first.id))?.held_by).toBe(ana.ctx.member.id);
  expect((await storedContact(second.id))?.held_by).toBeNull();
});

test('on a phone a contact is edited from its menu, and nothing scrolls sideways', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { owner } = await people({});
  await addContact(owner, { name: 'Ginevra', phone });
  await as(owner, { path: 'contacts' });
  const dialog = await openMenu(page, 'Ginevra', 'Edit');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Ginevra');
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ginevra Malatesta');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem', { name: 'Ginevra Malatesta' })).toBeVisible();
});
