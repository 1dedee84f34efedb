import { createRecord, transitionRecord } from '@/lib/modules';
import { recordEvents } from '@/lib/test-support/records';
import { expect, test } from '../fixtures/as';
import { choose, dialog, isListening, recordNamed, row, stored } from '../fixtures/collection-page';
import { everythingStored } from '../fixtures/everything-stored';

test('an owner adds a snippet, corrects its errors, edits, finds, deletes and restores it', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const { owner } = await people({ ana: 'agent' });
  await as(owner, { path: 'settings/snippets' });
  await expect(page.getByRole('heading', { name: 'No snippet yet' })).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'Add snippet' }).first().click();
  await dialog(page).getByLabel('Name').fill('Greeting');
  await dialog(page).getByLabel('Keyword').fill('two words');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog(page)).toContainText('One word');
  await expect(dialog(page)).toContainText('Required.');
  await expectAccessible();
  await dialog(page).getByLabel('Keyword').fill('ciao');
  await dialog(page).getByLabel(/^Text/).fill('Buongiorno!\nCome possiamo aiutarla?');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(row(page, 'Greeting')).toContainText('ciao');

  await row(page, 'Greeting').getByRole('button', { name: 'Edit: Greeting' }).click();
  await dialog(page).getByLabel('Name').fill('Welcome');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Welcome')).toBeVisible();
  expect(await recordNamed(owner, 'Welcome')).toMatchObject({
    fields: { shortcut: 'ciao', text: 'Buongiorno!\nCome possiamo aiutarla?' },
  });

  await page.getByRole('searchbox', { name: 'Search in Snippets' }).fill('zebra');
  await expect(page.getByRole('heading', { name: 'Nothing matches “zebra”' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();

  await row(page, 'Welcome').getByRole('button', { name: 'Delete: Welcome' }).click();
  await expect(dialog(page)).toContainText('It leaves the list of ready-made replies');
  await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row(page, 'Welcome')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Welcome')).toBeVisible();
});

test('S1.14 an owner connects a channel: its secret is shown once, and its states follow', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const { owner } = await people({ ana: 'agent' });
  await as(owner, { path: 'settings/channels' });
  await page.getByRole('link', { name: 'Connect channel' }).first().click();
  await expectAccessible();
  await page.getByRole('link', { name: 'Webhook' }).click();
  await page.getByLabel('Name').fill('Paris SMS');
  await choose(page, 'Type', 'SMS');
  await page.getByLabel('Outbound address').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Enter a web address');
  await page.getByLabel('Outbound address').fill('https://sms.example/out');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'Paris SMS is connected' })).toBeVisible();
  const line = (await page.getByRole('code').last().textContent()) ?? '';
  const secret = /SECRET='([\w-]{43})'/.exec(line)?.[1] ?? '';
  expect(secret).not.toBe('');
  expect(JSON.stringify(await stored(owner))).not.toContain(secret);
  await expectAccessible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Channels' }).click();
  await expect(row(page, 'Paris SMS')).toContainText('Connected');
  expect(await page.content()).not.toContain(secret);

  await row(page, 'Paris SMS').getByRole('button', { name: 'Remove: Paris SMS' }).click();
  const removing = page.getByRole('dialog', { name: 'Remove channel' });
  await expect(removing).toContainText('Messages no longer arrive or leave through it');
  await expect(removing).not.toContainText('until it is connected again');
  await removing.getByRole('button', { name: 'Cancel' }).click();

  await row(page, 'Paris SMS').getByRole('button', { name: 'Disconnect: Paris SMS' }).click();
  const stopping = page.getByRole('dialog', { name: 'Disconnect' });
  await expect(stopping).toContainText('Nothing arrives or leaves through it');
  await expectAccessible();
  await stopping.getByRole('button', { name: 'Disconnect' }).click();
  await expect(row(page, 'Paris SMS')).toContainText('Disconnected');
  expect(await recordNamed(owner, 'Paris SMS')).toMatchObject({ state: 'disconnected' });
  await page.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Connected', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Nothing matches these filters' })).toBeVisible();
  const events = await recordEvents(everythingStored(), owner.ctx);
  expect(events.map(({ event }) => event)).toEqual(['record.created', 'record.state-changed']);
});

test('S1.15 a manager adds a WhatsApp template and submits it; then it cannot be edited', async ({
  as,
  page,
  people,
}) => {
  const { mia } = await people({ mia: 'manager' });
  await as(mia, { path: 'settings/whatsapp-templates' });
  await page.getByRole('button', { name: 'Add template' }).first().click();
  await dialog(page).getByLabel('Name').fill('welcome');
  await choose(page, 'Language', 'Italian');
  await choose(page, 'Category', 'Utility');
  await dialog(page).getByLabel(/^Text/).fill('Benvenuta!');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(page, 'welcome')).toContainText('Draft');
  await row(page, 'welcome').getByRole('button', { name: 'Submit: welcome' }).click();
  await expect(row(page, 'welcome')).toContainText('Submitted');
  await expect(row(page, 'welcome').getByRole('button', { name: 'Edit: welcome' })).toBeHidden();
});

test('RO7 of two people who change the same snippet the later one sees both versions and loses nothing', async ({
  as,
  elsewhere,
  expectAccessible,
  page,
  people,
}) => {
  const { owner, mia } = await people({ mia: 'manager' });
  const fields = { shortcut: 'ciao', text: 'Buongiorno' };
  await createRecord(owner.ctx, { collection: 'snippets', name: 'Greeting', fields });
  const path = 'settings/snippets';
  const hers = await as(mia, { path, on: await elsewhere() });
  await as(owner, { path });
  for (const each of [page, hers]) {
    await row(each, 'Greeting').getByRole('button', { name: 'Edit: Greeting' }).click();
  }
  await dialog(hers).getByLabel(/^Text/).fill('Buonasera');
  await dialog(hers).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(hers)).toBeHidden();

  await dialog(page).getByLabel(/^Text/).fill('Salve');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  const notice = dialog(page).getByRole('alert');
  await expect(notice).toContainText(`${mia.name} changed this in the meantime`);
  await expect(notice).toContainText('Text: now Buonasera, before Buongiorno.');
  await expect(dialog(page).getByLabel(/^Text/)).toHaveValue('Salve');
  expect(await recordNamed(owner, 'Greeting')).toMatchObject({ fields: { text: 'Buonasera' } });
  await expectAccessible();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
  expect(await recordNamed(owner, 'Greeting')).toMatchObject({ fields: { text: 'Salve' } });
});

test('the change of another person shows without reloading; a name in use is an error on its field', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({ mia: 'manager' });
  const fields = { connection: 'webhook', kind: 'sms', url: 'https://sms.example/out' };
  const at = { collection: 'channels', version: 1 };
  const { id: recordId } = await createRecord(owner.ctx, { ...at, name: 'Paris SMS', fields });
  await as(owner, { path: 'settings/channels' });
  await expect(row(page, 'Paris SMS')).toContainText('Connected');
  await isListening(owner);
  await transitionRecord(owner.ctx, { ...at, recordId, transition: 'disconnect' });
  await expect(row(page, 'Paris SMS')).toContainText('Disconnected');

  await page.getByRole('link', { name: 'Connect channel' }).click();
  await page.getByRole('link', { name: 'Webhook' }).click();
  await page.getByLabel('Name').fill('PARIS SMS');
  await choose(page, 'Type', 'Email');
  await page.getByLabel('Outbound address').fill('https://mail.example/out');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('This name is already in use.');
  await expect(page.getByLabel('Outbound address')).toHaveValue('https://mail.example/out');
});

test('on a phone the list, its menu and the form work', async ({ as, expectAccessible, page, people }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { owner } = await people({ ana: 'agent' });
  await createRecord(owner.ctx, {
    collection: 'contact-fields',
    name: 'Fidelity',
    fields: { kind: 'choice', choices: ['Gold', 'Silver'] },
  });
  await as(owner, { path: 'settings/contact-fields' });
  await expectAccessible();
  await page.getByRole('button', { name: 'Actions for Fidelity' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(dialog(page).getByLabel(/^Choices/)).toHaveValue('Gold\nSilver');
  await choose(page, 'Type', 'Text');
  await expect(dialog(page).getByLabel(/^Choices/)).toBeHidden();
  await expectAccessible();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
  expect(await recordNamed(owner, 'Fidelity')).toMatchObject({ fields: { kind: 'text', choices: [] } });
});
