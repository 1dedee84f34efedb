import type { Route } from '@playwright/test';
import { createRecord } from '@/lib/modules';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { receiveFile } from '@/lib/work/files/receive-file';
import { expect, sessionOf, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

test('a press on Add before the script runs opens the dialog once it runs, keeps the search, and Back closes it', async ({
  browser,
  baseURL,
  people,
}) => {
  const { owner } = await people({});
  // The page of the fixture would wait for the script.
  const page = await (await browser.newContext({ baseURL })).newPage();
  const url = process.env.APP_ORIGIN ?? '';
  await page.context().addCookies([{ name: 'latchkey.session', value: await sessionOf(owner), url }]);
  let isHeld = true;
  // Scripts without an answer imitate a slow network.
  await page.route('**/_next/static/**/*.js', (route: Route) => (isHeld ? undefined : route.continue()));
  await page.goto(`/w/${owner.ctx.workspace.slug}/contacts?q=zoe`, { waitUntil: 'commit' });
  const add = page.getByRole('button', { name: 'Add contact' }).first();
  await expect(add).toBeVisible();
  isHeld = false;
  await add.click({ noWaitAfter: true });
  await expect(page).toHaveURL(/\?q=zoe&dialog=add$/);
  await expect(page.getByRole('dialog').getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\?q=zoe$/);

  await add.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\?q=zoe$/);
  await page.context().close();
});

test('closing a dialog opens none that was left by a link before', async ({ people, as, page }) => {
  const { owner, ana } = await people({ ana: 'agent' }, { contactsOf: { ana: 1 } });
  const [contact] =
    await everythingStored()`select id from contacts where workspace_id = ${owner.ctx.workspace.id}`;
  await as(owner, { path: `contacts/${contact?.id}` });
  await page.getByRole('link', { name: 'Message', exact: true }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Connect a channel' }).click();
  await expect(page).toHaveURL(/settings\/channels$/);
  await page.getByRole('link', { name: 'Users', exact: true }).first().click();
  const row = page.getByRole('row').filter({ hasText: ana.ctx.person.email });
  await row.getByRole('link', { name: /^Revoke access/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(/settings\/users$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('without script the row of each list opens its acts by an address', async ({
  browser,
  baseURL,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const { workspace, organisation, person } = owner.ctx;
  const snippet = await createRecord(owner.ctx, {
    collection: 'snippets',
    name: 'Urgent',
    fields: { text: 'Hello' },
  });
  const list = await createList(owner.ctx, { name: 'Fair' });
  const file = await receiveFile(owner.ctx, { name: 'a.txt', size: 2 }, new Blob(['hi']).stream());
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const url = process.env.APP_ORIGIN ?? '';
  await context.addCookies([{ name: 'latchkey.session', value: await sessionOf(owner), url }]);
  const acts = [
    [`/w/${workspace.slug}/settings/snippets`, `edit-${snippet.id}`, `delete-${snippet.id}`],
    [`/w/${workspace.slug}/contacts/lists`, `rename-${list.id}`, `delete-${list.id}`, 'add'],
    [`/w/${workspace.slug}/settings/files`, `delete-${file.id}`],
    [`/o/${organisation.slug}/people`, `edit-${ana.ctx.person.userId}`, `edit-${person.userId}`],
    [`/o/${organisation.slug}/workspaces`, `rename-${workspace.id}`, 'add'],
  ] as const;
  for (const [path, ...opens] of acts) {
    const html = await (await context.request.get(path)).text();
    for (const dialog of opens) expect(html, path).toMatch(new RegExp(`<button[^>]* value="${dialog}"`));
  }
  const page = await context.newPage();
  await page.goto(`/w/${workspace.slug}/settings/snippets`);
  await page.getByRole('button', { name: 'Edit: Urgent' }).click();
  await expect(page).toHaveURL(new RegExp(`\\?dialog=edit-${snippet.id}$`));
  await context.close();
});
