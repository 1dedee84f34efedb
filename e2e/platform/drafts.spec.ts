import { expect, test } from '../fixtures/as';
import { addContact } from '../fixtures/work';

const drafts = (page: import('@playwright/test').Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('latchkey.draft.')));

test('Escape and a reload lose nothing typed into Add user; Discard begins anew', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Email/ }).fill('mia@example.com');
  await dialog.getByRole('radio', { name: 'Owner' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await page.getByRole('link', { name: 'Add user' }).click();
  await expect(dialog).toContainText('Restored what you typed');
  await expect(dialog).toContainText('mia@example.com');
  await expect(dialog.getByRole('radio', { name: 'Owner' })).toBeChecked();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).not.toContainText('mia@example.com');
  expect(await drafts(page)).toEqual([]);
});

test('a half-written note survives a reload as a note, ends when it is sent, and another person does not find it', async ({
  as,
  people,
  page,
}) => {
  const { ana, tom } = await people({ ana: 'agent', tom: 'agent' });
  const { conversationId } = await addContact(ana, { name: 'Zoé', says: 'Bonjour' });
  const path = `messages/all?conversation=${conversationId}`;
  await as(ana, { path });
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  const text = page.getByLabel('Note for the team');
  await text.fill('Calls back on Monday');
  await page.reload();
  await expect(text).toHaveValue('Calls back on Monday');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(text).toHaveValue('');
  await text.fill('Wants an offer');
  await as(tom, { path });
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('');
  expect(JSON.stringify(await drafts(page))).not.toContain('Wants an offer');
});
