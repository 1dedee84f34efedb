import { renameSelf } from '@/lib/access/people/rename-self';
import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { addContact, storedContact } from '../fixtures/work';

const rowOf = (page: import('@playwright/test').Page, { email }: { email: string }) =>
  page.getByRole('row', { name: email, exact: true });

async function openPeople(page: import('@playwright/test').Page) {
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('table', { name: 'People' })).toBeVisible();
}

test('S1.34 RO7 a name edited in the organisation shows in the workspace; of two editors, the later one sees both versions', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana, owner } = await people({ ana: 'agent' });
  await as(owner);
  await openPeople(page);
  await expect(rowOf(page, ana)).toContainText('Agent');
  await expectAccessible();
  await rowOf(page, ana).getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('');
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(dialog).toContainText('Required.');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Anaïs Lefèvre');
  await renameSelf(ana.ctx, { from: 'ana', name: 'Ana B.' });
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(dialog.getByRole('alert')).toContainText('saved “Ana B.”, yours “Anaïs Lefèvre”');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(rowOf(page, ana)).toContainText('Anaïs Lefèvre');
  await as(owner);
  await expect(rowOf(page, ana)).toContainText('Anaïs Lefèvre');
});

test('S1.29 removal from the organisation is a separate act, and shows in numbers what goes with it', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana, owner } = await people({ ana: 'agent' });
  const contact = await addContact(owner, { name: 'Ginevra', of: ana, says: 'Buongiorno' });
  await as(owner);
  await openPeople(page);
  await rowOf(page, ana).getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 contact and 1 open conversation');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Remove from organisation' }).click();
  await expect(page.getByText(`Removed from the organisation: ${ana.name}`)).toBeVisible();
  await expect(rowOf(page, ana)).toHaveCount(0);
  expect((await storedContact(contact.id))?.held_by).toBeNull();
});

test('S1.10 a person who joins a workspace belongs to the organisation, but cannot open its people page', {
  tag: '@core',
}, async ({ as, people, page }) => {
  const { ana, owner } = await people({ ana: 'agent' });
  const slug = owner.ctx.organisation.slug;
  await as(owner);
  await page.goto(`/o/${slug}/people`);
  await expect(rowOf(page, ana)).toContainText('Member');
  await as(ana, { path: 'messages' });
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);
  const response = await page.goto(`/o/${slug}/people`);
  expect(response?.status()).toBe(404);
});

test('S1.29 the billing role is led to the plan alone, and reads who changes it', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana, owner } = await people({ ana: 'agent' });
  const slug = owner.ctx.organisation.slug;
  await everythingStored()`update people set role = 'billing' where user_id = ${ana.ctx.person.userId}`;
  await as(ana, { path: 'messages' });
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Who can change it' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: owner.email })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change plan' })).toHaveCount(0);
  const menu = page.getByRole('navigation').getByRole('link');
  await expect(menu.filter({ hasText: 'Plan' })).toBeVisible();
  await expect(menu.filter({ hasText: /People|Workspaces|Access model|Audit/ })).toHaveCount(0);
  await expectAccessible();
  for (const closed of ['people', 'workspaces', 'access-model', 'audit', 'audit/access'])
    expect((await page.goto(`/o/${slug}/${closed}`))?.status()).toBe(404);
});

test('R1 R2 the administrator’s own row is locked, and explains why', { tag: '@core' }, async ({
  as,
  people,
  page,
}) => {
  const { owner } = await people({});
  await as(owner);
  await openPeople(page);
  await rowOf(page, owner).getByRole('button', { name: 'Remove, locked: why' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const [row] = await everythingStored()`select role from people where user_id = ${owner.ctx.person.userId}`;
  expect(row?.role).toBe('admin');
});

test('people are accessible on a phone', async ({ as, people, page, expectAccessible }) => {
  const { ana, owner } = await people({ ana: 'agent' });
  await page.setViewportSize({ width: 390, height: 844 });
  await as(owner);
  await page.goto(`/o/${owner.ctx.organisation.slug}/people`);
  await expect(page.getByRole('listitem', { name: ana.email })).toBeVisible();
  await expectAccessible();
});
