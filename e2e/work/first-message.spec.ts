import { createRecord } from '@/lib/modules';
import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { addContact, storedThread } from '../fixtures/work';

test('S1.21 a person writes first, from New message or from a contact, on a channel that they choose', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  const contact = await addContact(owner, { name: 'Ginevra Malatesta', phone: '+393471234541' });
  await as(owner, { path: 'messages' });
  await page.getByRole('link', { name: 'New message' }).first().click();
  await expectAccessible();
  await page.getByRole('link', { name: 'Ginevra Malatesta' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('No connected channel can write to Ginevra Malatesta');
  await expect(dialog.getByRole('link', { name: 'Connect a channel' })).toBeVisible();
  for (const name of ['Front', 'Second']) {
    const fields = { connection: 'webhook', kind: 'sms', url: 'https://gateway.example.com/' };
    await createRecord(owner.ctx, { collection: 'channels', name, fields });
  }
  await as(owner, { path: `contacts/${contact.id}` });
  await page.getByRole('link', { name: 'Message', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/messages/new/${contact.id}$`));
  await dialog.getByRole('combobox', { name: 'Channel' }).click();
  await page.getByRole('option', { name: /^Second/ }).click();
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Buongiorno {{name}}');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('main')).toContainText('Buongiorno Ginevra Malatesta');
  const [started] = await everythingStored()<{ id: string }[]>`
    select id from conversations where contact_id = ${contact.id}`;
  expect(await storedThread(started?.id ?? '')).toEqual(['outbound Buongiorno Ginevra Malatesta']);
});

test('S1.23 the form of a contact out of sight is not there, loaded by itself neither', async ({
  as,
  people,
  page,
  browser,
  baseURL,
}) => {
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['visibility-own'] } });
  const contact = await addContact(owner, { name: 'Ginevra', phone: '+393471234541' });
  const own = await addContact(owner, { name: 'Zoé', phone: '+393471234542', of: ana });
  const path = (id: string) => `/w/${owner.ctx.workspace.slug}/messages/new/${id}`;
  await as(ana, { path: 'messages/new' });
  const offered = page.getByRole('list', { name: 'New message' }).getByRole('link');
  await expect(offered).toHaveCount(1);
  await expect(offered).toHaveAccessibleName('Zoé');
  expect((await page.goto(path(contact.id)))?.status()).toBe(404);
  const unscripted = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await unscripted.addCookies(await page.context().cookies());
  const plain = await unscripted.newPage();
  await plain.goto(path(own.id));
  await expect(plain.getByRole('main')).toContainText('Message Zoé');
  await unscripted.close();
});
