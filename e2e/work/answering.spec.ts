import { createRecord } from '@/lib/modules';
import { expect, test } from '../fixtures/as';
import { addContact, storedThread } from '../fixtures/work';

const contact = { name: 'Ginevra Malatesta', phone: '+393471234541', email: 'ginevra.m@example.it' };

test('S1.26 a snippet is found by a slash, filled in, and sent; masked values are filled in for the contact only', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  const { conversationId } = await addContact(ana, { ...contact, of: ana, says: 'Buongiorno' });
  const snippets = {
    Richiamo: { shortcut: 'chiamo', text: 'Ciao {{name}}, la chiamo al {{phone}}.' },
    Orari: { shortcut: 'orari', text: 'Siamo aperti fino alle 19.' },
  };
  for (const [name, fields] of Object.entries(snippets)) {
    await createRecord(owner.ctx, { collection: 'snippets', name, fields });
  }
  const payloads: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/messages/')) payloads.push(response.text().catch(() => ''));
  });
  await as(ana, { path: `messages/mine?conversation=${conversationId}` });
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await reply.pressSequentially('Grazie. /');
  const picker = page.getByRole('dialog', { name: 'Snippets' });
  await expect(picker.getByRole('option')).toHaveCount(2);
  await expectAccessible();
  await page.keyboard.type('chiamo');
  await expect(picker.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await expect(reply).toHaveValue('Grazie. Ciao Ginevra Malatesta, la chiamo al {{phone}}.');
  await expect(reply).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('log')).toContainText('la chiamo al •••.');
  expect((await storedThread(conversationId)).at(-1)).toContain('la chiamo al +393471234541.');
  for (const sent of await Promise.all(payloads)) expect(sent).not.toMatch(/3471234541|ginevra\.m@/i);
});

test('a conversation is unread for each member until they open it, and again after a new message; tags are added, searched and removed', async ({
  as,
  elsewhere,
  expectAccessible,
  page,
  people,
}) => {
  const { ana, ben } = await people({ ana: 'agent', ben: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana, says: 'Buongiorno' });
  await addContact(ana, { name: 'Zoé Kéromnès', of: ana, says: 'Bonjour' });
  const his = await as(ben, { path: 'messages/all', on: await elsewhere() });
  await as(ana, { path: 'messages/mine' });
  const menu = page.getByRole('navigation', { name: 'Main' });
  const link = page.getByRole('link', { name: /^Ginevra Malatesta/ });
  await expect(menu.getByRole('link', { name: 'Mine 2 unread' })).toBeVisible();
  await expect(link).toContainText('Unread');
  await link.click();
  await expect(menu.getByRole('link', { name: 'Mine 2 1 unread' })).toBeVisible();
  await expect(link).not.toContainText('Unread');
  await expect(his.getByRole('link', { name: /^Ginevra Malatesta/ })).toContainText('Unread');

  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByRole('dialog', { name: 'Add tag' }).getByLabel('Tag').fill('Reso');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Tags' })).toContainText('Reso');
  await expectAccessible();
  await page.getByRole('combobox', { name: 'Tag' }).click();
  await page.getByRole('option', { name: 'Reso' }).click();
  await expect(page.getByRole('link', { name: /^Zoé Kéromnès/ })).toBeHidden();
  await expect(link).toBeVisible();

  // A colleague's answer is unread for her, although another window of hers shows the conversation.
  await page.goto(`/w/${ana.ctx.workspace.slug}/contacts`);
  await his.getByRole('link', { name: /^Ginevra Malatesta/ }).click();
  await his.getByRole('textbox', { name: 'Reply' }).fill('Eccoci');
  await his.keyboard.press('Control+Enter');
  await expect(menu.getByRole('link', { name: 'Mine 2 unread' })).toBeVisible();
  await his.getByRole('button', { name: 'Remove tag Reso' }).click();
  await expect(his.getByRole('list', { name: 'Tags' })).toBeHidden();
  expect(await storedThread(conversationId)).toEqual(['inbound Buongiorno', 'outbound Eccoci']);
});

test('after an answer is sent by its button, the field has the focus for the next one', async ({
  as,
  page,
  people,
}) => {
  const { ana } = await people({ ana: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana, says: 'Buongiorno' });
  await as(ana, { path: `messages/mine?conversation=${conversationId}` });
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await reply.fill('Buongiorno!');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('log')).toContainText('Buongiorno!');
  await expect(reply).toBeFocused();
});
