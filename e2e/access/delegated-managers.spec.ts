import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { join, person, world } from '@/lib/test-support/world';
import { fillSignIn } from '../fixtures/accounts';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { rowOf } from '../fixtures/users-page';

const password = 'four quiet words suffice';
const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

test('S4.1 S4.2 S4.3 S4.4 S4.5 S4.6 S4.7 S4.8 S4.9 S4.10 S4.11 a manager is created, gets rights, uses them and loses them', async ({
  as,
  elsewhere,
  mailbox,
  page,
}) => {
  test.slow();
  const boss = actor((await world({ model: 'delegated-managers', people: { boss: 'administrator' } })).boss);
  const base = `/w/${boss.ctx.workspace.slug}`;
  const email = boss.email.replace('boss', 'elodie');
  const surname = `Dupré${Date.now()}`;
  const username = `edupre${surname.slice(5)}`;
  await createRecord(boss.ctx, {
    collection: 'templates',
    name: 'Welcome',
    fields: { kind: 'sms', body: 'Buongiorno' },
  });

  await as(boss, { path: 'settings/managers' });
  await page.getByRole('button', { name: 'Add manager' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email', { exact: true }).fill(email);
  await dialog.getByRole('checkbox', { name: 'Templates: Read' }).click();
  await dialog.getByRole('button', { name: 'Add manager' }).click();
  await expect(
    dialog.getByText('Nobody here has an account with this email.', { exact: false }),
  ).toBeVisible();
  await dialog.getByRole('link', { name: 'Create an account for this email' }).click();
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email);

  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(
    page.getByText('This field is needed.').or(page.locator('[aria-invalid=true]')).first(),
  ).toBeVisible();
  await page.getByLabel('First name').fill('Élodie');
  await page.getByLabel('Last name').fill(surname);
  await page.getByLabel('Last name').blur();
  await expect(page.getByLabel('Username')).toHaveValue(username);
  await expect(page.getByRole('radio', { name: /^Subscriber/ })).toBeChecked();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('button', { name: `Copy link for ${email}` })).toBeVisible();

  await page.getByRole('link', { name: 'Make a manager' }).click();
  await expect(dialog.getByLabel('Email', { exact: true })).toHaveValue(email);
  await dialog.getByRole('checkbox', { name: 'Templates: Read' }).click();
  await dialog.getByRole('button', { name: 'Add manager' }).click();
  await expect(rowOf(page, { email })).toContainText('Templates: read');

  const hers = await elsewhere();
  const mail = await mailbox.next(email);
  await hers.goto(mail.links[0] ?? '');
  await expect(hers.getByLabel('Username')).toHaveValue(username);
  await hers.getByLabel('Choose a password').fill(password);
  await hers.getByRole('button', { name: 'Accept and join' }).click();
  await expect(hers).toHaveURL(new RegExp(base));
  await hers.context().clearCookies();
  await hers.goto('/sign-in');
  await fillSignIn(hers, username.toUpperCase(), password);
  await expect(hers).toHaveURL(new RegExp(base));

  await hers.getByRole('link', { name: 'Templates' }).click();
  await expect(hers.getByRole('row', { name: 'Welcome' })).toBeVisible();
  await expect(hers.getByRole('button', { name: /locked: why/ }).first()).toBeVisible();
  expect((await hers.goto(`${base}/settings/managers`))?.url()).not.toContain('settings/managers');

  await page.getByRole('button', { name: `Edit ${email}` }).click();
  await dialog.getByRole('checkbox', { name: 'Contacts: Update' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Contacts: Read' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, { email })).toContainText('Contacts: read, update');
  expect((await hers.goto(`${base}/contacts`))?.url()).toContain('/contacts');

  await page.goto(`${base}/settings/users`);
  await rowOf(page, { email }).getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Username')).not.toBeEditable();
  await page.getByLabel('Last name').fill('Martin');
  await page.getByLabel('Website').fill('https://martin.example/');
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Élodie Martin');
  const [kept] = await everythingStored()`select username, website from profiles where last_name = 'Martin'
    and workspace_id = ${boss.ctx.workspace.id}`;
  expect(kept).toEqual({ username, website: 'https://martin.example/' });

  await page.goto(`${base}/settings/managers`);
  await page.getByRole('button', { name: `Edit ${email}` }).click();
  await dialog.getByRole('button', { name: 'Remove as manager' }).click();
  await expect(page.getByRole('heading', { name: 'No manager yet' })).toBeVisible();
  expect((await hers.goto(`${base}/contacts`))?.url()).toContain('/locked');

  await page.goto(`${base}/settings/users`);
  await rowOf(page, { email }).getByRole('link', { name: 'Revoke access' }).click();
  await dialog.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: Élodie Martin')).toBeVisible();
  expect(await everythingStored()`select status from members where email = ${email}`).toMatchObject([
    { status: 'left' },
  ]);
  expect((await hers.goto(`${base}/contacts`))?.status()).toBe(404);
});

test('S4.4 S4.5 on a phone managers and accounts fit, and axe finds nothing', async ({
  as,
  expectAccessible,
  page,
}) => {
  const { boss } = await world({ model: 'delegated-managers', people: { boss: 'administrator' } });
  const editor = await join(boss, await person('editor'), { role: 'editor', grants: ['contacts-read'] });
  await page.setViewportSize({ width: 390, height: 844 });
  await as(actor(boss), { path: 'settings/managers' });
  await page.getByRole('button', { name: `Edit ${editor.person.email}` }).click();
  await expect(page.getByRole('checkbox', { name: 'Contacts: Read' })).toBeChecked();
  await expectAccessible();
  for (const path of ['settings/managers', 'settings/users/new', `settings/users/${editor.member.id}`]) {
    await as(actor(boss), { path });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});
