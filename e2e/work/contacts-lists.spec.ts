import type { Page } from '@playwright/test';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { addToList } from '@/lib/work/contacts/lists/membership';
import { createView } from '@/lib/work/contacts/views/save-view';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { addContact, addField } from '../fixtures/work';

const row = (page: Page, name: string) => page.getByRole('row', { name, exact: true });

async function filter(page: Page, name: string, option: string) {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: option }).click();
  await page.keyboard.press('Escape');
}

/** A list with one contact of an agent and one that is unassigned, and a view of it that everyone has. */
async function sharedView(owner: Actor, ana: Actor) {
  const contacts = [
    await addContact(owner, { name: 'Ginevra', of: ana }),
    await addContact(owner, { name: 'Tommaso' }),
  ];
  const { id: listId } = await createList(owner.ctx, { name: 'Fair in Lyon' });
  await addToList(owner.ctx, { listId, contactIds: contacts.map(({ id }) => id) });
  const view = { name: 'Everyone at the fair', isShared: true, address: `list=${listId}` };
  const { id: viewId } = await createView(owner.ctx, view);
  return { listId, viewId };
}

const ownContacts = { role: 'agent', restrictions: ['visibility-own'] };

test('RO9 an owner puts chosen contacts on a new list, filters by it and shares the view', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  for (const name of ['Ginevra', 'Tommaso', 'Zoé']) await addContact(owner, { name });
  await as(owner, { path: 'contacts' });
  for (const name of ['Ginevra', 'Tommaso'])
    await page.getByRole('checkbox', { name: `Select ${name}` }).click();
  await page.getByRole('button', { name: 'Add to list' }).click();
  await page.getByRole('menuitem', { name: 'New list' }).click();
  const making = page.getByRole('dialog', { name: 'New list' });
  await making.getByRole('textbox', { name: 'Name' }).fill('Fair in Lyon');
  await making.getByRole('button', { name: 'Add list' }).click();
  await expect(page.getByText('2 contacts added to the list')).toBeVisible();

  await filter(page, 'List', 'Fair in Lyon');
  await expect(row(page, 'Zoé')).toHaveCount(0);
  await expect(page.getByText('1–2 of 2')).toBeVisible();
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click();
  const saving = page.getByRole('dialog', { name: 'Save as a new view' });
  await saving.getByRole('textbox', { name: 'Name' }).fill('Everyone at the fair');
  await saving.getByRole('button', { name: 'Everyone', exact: true }).click();
  await expectAccessible();
  await saving.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Everyone at the fair' })).toBeVisible();
});

test('S1.24 an agent with own contacts opens the shared view and sees only their own', {
  tag: '@core',
}, async ({ as, people, page }) => {
  const { owner, ana } = await people({ ana: ownContacts });
  await sharedView(owner, ana);
  await as(ana, { path: 'contacts' });
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Everyone at the fair' }).click();
  await expect(row(page, 'Ginevra')).toBeVisible();
  await expect(page.getByText('1–1 of 1')).toBeVisible();
  expect(await page.content()).not.toContain('Tommaso');
});

test('S1.21 an agent cannot change or delete a shared list or view by a direct post', async ({ people }) => {
  const { owner, ana } = await people({ ana: ownContacts });
  const { listId, viewId } = await sharedView(owner, ana);
  const { slug, id } = owner.ctx.workspace;
  const stored = () => everythingStored()`
    select (select json_agg(l) from contact_lists l where l.workspace_id = ${id}) as lists,
      (select json_agg(v) from contact_views v where v.workspace_id = ${id}) as views`;
  const before = await stored();
  const by = { token: await sessionOf(ana), params: { workspace: slug } };
  const input = { workspace: slug, version: 1, name: 'Mine' };
  for (const [action, target] of [
    ['renameListAction', { listId }],
    ['deleteListAction', { listId }],
    ['changeViewAction', { viewId }],
    ['deleteViewAction', { viewId }],
  ] as const) {
    const { result } = await postAction(action, { ...input, ...target }, by);
    expect(result?.ok === false && result.error.status, action).toBe(403);
  }
  expect(await stored()).toEqual(before);
});

test('RO7 a list is renamed and deleted from its page; the later of two people sees its new name', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await as(owner, { path: 'contacts/lists' });
  await expect(page.getByText('No list yet')).toBeVisible();
  await page.getByRole('button', { name: 'New list' }).click();
  const dialog = (name: string) => page.getByRole('dialog', { name });
  await dialog('New list').getByRole('textbox', { name: 'Name' }).fill('Fair');
  await dialog('New list').getByRole('button', { name: 'Add list' }).click();
  await row(page, 'Fair').getByRole('button', { name: 'Rename' }).click();
  await everythingStored()`update contact_lists set name = 'Salon', version = 2
    where workspace_id = ${owner.ctx.workspace.id}`;
  const renaming = dialog('Rename Fair');
  await renaming.getByRole('textbox', { name: 'Name' }).fill('Fiera');
  await renaming.getByRole('button', { name: 'Rename' }).click();
  await expect(renaming).toContainText('Name: Salon');
  await expectAccessible();
  await renaming.getByRole('button', { name: 'Rename' }).click();
  await expect(row(page, 'Fiera')).toBeVisible();
  await row(page, 'Fiera').getByRole('button', { name: 'Delete' }).click();
  const deleting = dialog('Delete the list Fiera?');
  await expect(deleting).toContainText('The list is empty.');
  await deleting.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No list yet')).toBeVisible();
});

test('S1.32 stage and custom fields are filled in, shown, and filtered by', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await addField(owner, 'Tier', 'choice', ['Gold', 'Silver']);
  await addField(owner, 'Born', 'date');
  const { id } = await addContact(owner, { name: 'Ginevra' });
  await addContact(owner, { name: 'Tommaso' });
  await as(owner, { path: `contacts/${id}` });
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Stage' }).click();
  await page.getByRole('option', { name: 'Customer', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Tier' }).click();
  await page.getByRole('option', { name: 'Gold' }).click();
  await dialog.getByLabel('Born').fill('1985-02-28');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const card = page.getByRole('main');
  for (const shown of ['Customer', 'Gold', '28 Feb 1985']) await expect(card.getByText(shown)).toBeVisible();
  const [stored] = await everythingStored()`select lifecycle, fields from contacts where id = ${id}`;
  expect(stored?.lifecycle).toBe('customer');
  expect(Object.values(stored?.fields).sort()).toEqual(['1985-02-28', 'Gold']);

  await as(owner, { path: 'contacts' });
  await page.getByRole('button', { name: 'Tier', exact: true }).click();
  for (const option of [/^Gold\s*1$/, /^Silver\s*0$/]) {
    await expect(page.getByRole('menuitemcheckbox', { name: option })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await filter(page, 'Tier', 'Gold');
  await expect(row(page, 'Tommaso')).toHaveCount(0);
  await expect(row(page, 'Ginevra')).toBeVisible();
  await filter(page, 'Stage', 'Lead');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(row(page, 'Tommaso')).toBeVisible();
});

test('S1.17 two contacts with one phone are found and merged; a manager who may not delete sees why', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, mia } = await people({ mia: { role: 'manager', restrictions: ['contact-deletion'] } });
  const kept = await addContact(owner, { name: 'Ginevra', phone: '+393471234541', says: 'Buongiorno' });
  const gone = await addContact(owner, {
    name: 'G. Malatesta',
    phone: '+39 347 1234541',
    email: 'g@malatesta.it',
    says: 'Salve',
  });
  await as(mia, { path: 'contacts/duplicates' });
  await expect(page).toHaveURL(/\/locked\?for=contacts\.delete/);
  await as(owner, { path: 'contacts/duplicates' });
  await expectAccessible();
  await expect(
    page.getByRole('button', { name: 'Merge' }).or(page.getByRole('link', { name: /^Merge/ })),
  ).toBeVisible();
  await page.goto(`/w/${owner.ctx.workspace.slug}/contacts/${kept.id}`);
  await page.getByRole('link', { name: 'Merge with G. Malatesta' }).click();
  await expectAccessible();
  await page.getByRole('radiogroup', { name: 'Name' }).getByRole('radio', { name: 'G. Malatesta' }).click();
  await everythingStored()`update contacts set version = 2, email = 'ginevra@malatesta.it' where id = ${gone.id}`;
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('One of the two was changed in the meantime.')).toBeVisible();
  await expect(page.getByText('ginevra@malatesta.it')).toBeVisible();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('G. Malatesta');
  const sql = everythingStored();
  expect(await sql`select id, email from contacts where id in (${kept.id}, ${gone.id})`).toEqual([
    { id: kept.id, email: 'ginevra@malatesta.it' },
  ]);
  expect(await sql`select id from conversations where contact_id = ${kept.id}`).toHaveLength(2);
});

test('lists, duplicates and merging are accessible on a phone, and nothing scrolls sideways', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const { owner } = await people({});
  const phone = '+393471234541';
  const [one, two] = [
    await addContact(owner, { name: 'Ginevra', phone }),
    await addContact(owner, { name: 'Ginny', phone }),
  ];
  await everythingStored()`insert into contact_lists (workspace_id, id, name)
    values (${owner.ctx.workspace.id}, gen_random_uuid(), 'Fair')`;
  for (const path of ['lists', 'duplicates', `${one.id}/merge?with=${two.id}`, '?list=-']) {
    await as(owner, { path: `contacts/${path}`.replace('/?', '?') });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
