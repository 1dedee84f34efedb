import type { Page } from '@playwright/test';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';
import { choose, dialog, recordNamed, row } from '../fixtures/collection-page';
import { addContact } from '../fixtures/work';

const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });
const lock = (page: Page, what: string) =>
  page.getByRole('main').getByRole('button', { name: `${what}, locked: why` });

/** A company with the contact Zoé, and a colleague with these rights. */
async function contactScene(grants: readonly string[]) {
  const { owner, ugo } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', ugo: { role: 'additional-user', grants: grants } },
  });
  const zoe = await addContact({ ctx: owner }, { name: 'Zoé Kéro', email: 'zoe@example.com' });
  return { owner: actor(owner), ugo: actor(ugo), zoe };
}

test('S2.8 without the right to view, Contacts is locked and no contact is in its pages', async ({
  as,
  page,
}) => {
  const { owner, ugo, zoe } = await contactScene(['contacts-forms', 'templates-edit']);
  for (const path of ['contacts', `contacts/${zoe.id}`, 'contacts?q=Kéro']) {
    await as(ugo, { path });
    await expect(page.getByRole('main')).toContainText(owner.name);
    expect(await page.content(), path).not.toContain('Kéro');
  }
  await as(ugo, { path: 'contacts' });
  await expect(page.getByRole('heading', { name: 'Contacts is locked' })).toBeVisible();
});

test('S2.8 the right to view shows the contacts, and leaves every change locked', { tag: '@core' }, async ({
  as,
  page,
}) => {
  const { ugo } = await contactScene(['contacts-view']);
  await as(ugo, { path: 'contacts' });
  await expect(row(page, 'Zoé Kéro')).toContainText('zoe@example.com');
  for (const act of ['Add contact', 'Import', 'Export']) await expect(lock(page, act)).toBeVisible();
});

test('S2.10 the right to import adds the contacts of a file, and none manually', async ({ as, page }) => {
  const { ugo } = await contactScene(['contacts-import', 'contacts-view']);
  await as(ugo, { path: 'contacts' });
  await expect(lock(page, 'Add contact')).toBeVisible();
  await page.getByRole('link', { name: 'Import' }).click();
  const text = 'Name,Email\r\nMia Ort,mia@example.com\r\nTom Ray,tom@example.com\r\n';
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('2 rows in the file:')).toBeVisible();
  await page.getByRole('link', { name: 'All contacts' }).click();
  for (const name of ['Mia Ort', 'Tom Ray']) await expect(row(page, name)).toBeVisible();
});

test('S2.10 without the right, Import is locked, also at its address', { tag: '@core' }, async ({
  as,
  page,
}) => {
  const { ugo } = await contactScene(['contacts-edit', 'contacts-view']);
  await as(ugo, { path: 'contacts' });
  await expect(lock(page, 'Import')).toBeVisible();
  await as(ugo, { path: 'contacts/import' });
  await expect(page.getByRole('heading', { name: / is locked$/ })).toBeVisible();
  await expect(page.getByLabel('File')).toHaveCount(0);
});

test('S2.12 the right to lists and attributes adds a list and an attribute', async ({ as, page }) => {
  const { owner, ugo } = await contactScene(['contacts-view', 'contacts-lists']);
  await as(ugo, { path: 'contacts/lists' });
  await page.getByRole('button', { name: 'New list' }).click();
  await dialog(page).getByLabel('Name').fill('Fiera di Lione');
  await dialog(page).getByRole('button', { name: 'Add list' }).click();
  await expect(row(page, 'Fiera di Lione')).toBeVisible();
  await as(ugo, { path: 'settings/attributes' });
  await page.getByRole('button', { name: 'Add attribute' }).first().click();
  await dialog(page).getByLabel('Label').fill('Birthday');
  await choose(page, 'Type', 'Date');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(page, 'Birthday')).toContainText('Date');
  expect(await recordNamed(owner, 'Birthday')).toBeDefined();
});

test('S2.12 without the right a new list is locked, and attributes are out of reach', {
  tag: '@core',
}, async ({ as, page }) => {
  const { ugo } = await contactScene(['contacts-view', 'contacts-edit']);
  await as(ugo, { path: 'contacts/lists' });
  await expect(lock(page, 'New list')).toBeVisible();
  await as(ugo, { path: 'settings/attributes' });
  await expect(page.getByRole('heading', { name: 'Contact attributes is locked' })).toBeVisible();
});
