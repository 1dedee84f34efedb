import type { WorkspaceContext } from '@/lib/access/context/context';
import { createAccount } from '@/lib/access/profiles/create-account';
import { createRecord } from '@/lib/modules';
import { join, person, world } from '@/lib/test-support/world';
import { fillSignIn } from '../fixtures/accounts';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { rowOf } from '../fixtures/users-page';

const password = 'four quiet words suffice';
const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

/** An administrator, and an address and a username that no other test has. */
async function platform() {
  const { boss } = await world({ model: 'delegated-managers', people: { boss: 'administrator' } });
  const surname = `Dupré${Date.now()}`;
  const email = boss.person.email.replace('boss', 'elodie');
  return { boss, email, surname, username: `edupre${surname.slice(5)}`, base: `/w/${boss.workspace.slug}` };
}

/** Adds a subscriber who may read templates. */
async function manager(boss: WorkspaceContext): Promise<WorkspaceContext> {
  return join(boss, await person('elodie'), { role: 'subscriber', grants: ['templates-read'] });
}

test('S4.2 S4.3 a manager needs an account: the error links to the form of a new account with the email filled in', {
  tag: '@core',
}, async ({ as, page }) => {
  const { boss, email } = await platform();
  await as(actor(boss), { path: 'settings/managers' });
  await page.getByRole('button', { name: 'Add manager' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email', { exact: true }).fill(email);
  await dialog.getByRole('checkbox', { name: 'Templates: Read' }).click();
  await dialog.getByRole('button', { name: 'Add manager' }).click();
  await expect(dialog.getByText('No account here has this email.', { exact: false })).toBeVisible();
  await dialog.getByRole('link', { name: 'Create an account for this email' }).click();
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email);
});

test('S4.5 S4.6 S4.7 S4.10 S4.11 an administrator creates an account with the proposed username, and makes its person a manager', {
  tag: '@core',
}, async ({ as, page }) => {
  const { boss, email, surname, username } = await platform();
  const dialog = page.getByRole('dialog');
  await as(actor(boss), { path: 'settings/users/new' });
  await page.getByLabel('Email', { exact: true }).fill(email);
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
});

test('S4.9 a new person chooses a password by the mailed link, and signs in with the username', {
  tag: '@core',
}, async ({ mailbox, page }) => {
  const { boss, email, surname, username, base } = await platform();
  const name = { firstName: 'Élodie', lastName: surname, website: '' };
  await createAccount(boss, { ...name, email, username, role: 'subscriber', restrictions: [] });
  await page.goto((await mailbox.next(email)).links[0] ?? '');
  await expect(page.getByLabel('Username')).toHaveValue(username);
  await page.getByLabel('Choose a password').fill(password);
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(page).toHaveURL(new RegExp(base));
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await fillSignIn(page, username.toUpperCase(), password);
  await expect(page).toHaveURL(new RegExp(base));
});

test('S4.1 S4.4 a manager reads the templates, changes none, and does not reach the managers', {
  tag: '@core',
}, async ({ as, page }) => {
  const { boss, base } = await platform();
  const fields = { kind: 'sms', body: 'Buongiorno' };
  await createRecord(boss, { collection: 'templates', name: 'Welcome', fields });
  await as(actor(await manager(boss)), { path: '' });
  await page.getByRole('link', { name: 'Templates' }).click();
  await expect(page.getByRole('row', { name: 'Welcome' })).toBeVisible();
  await expect(page.getByRole('button', { name: /locked: why/ }).first()).toBeVisible();
  expect((await page.goto(`${base}/settings/managers`))?.url()).not.toContain('settings/managers');
});

test('S4.4 R4 a manager gets contacts on the next request, and loses them when no longer a manager', async ({
  as,
  elsewhere,
  page,
}) => {
  const { boss, base } = await platform();
  const elodie = await manager(boss);
  const { email } = elodie.person;
  const dialog = page.getByRole('dialog');
  const hers = await elsewhere();
  await as(actor(elodie), { path: 'contacts', on: hers });
  expect(hers.url()).toContain('/locked');

  await as(actor(boss), { path: 'settings/managers' });
  await page.getByRole('button', { name: `Edit ${email}` }).click();
  await dialog.getByRole('checkbox', { name: 'Contacts: Update' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Contacts: Read' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, { email })).toContainText('Contacts: read, update');
  expect((await hers.goto(`${base}/contacts`))?.url()).toContain('/contacts');

  await page.getByRole('button', { name: `Edit ${email}` }).click();
  await dialog.getByRole('button', { name: 'Remove as manager' }).click();
  await expect(page.getByRole('heading', { name: 'No manager yet' })).toBeVisible();
  expect((await hers.goto(`${base}/contacts`))?.url()).toContain('/locked');
});

test('S4.8 an administrator changes everything of an account except its username', { tag: '@core' }, async ({
  as,
  page,
}) => {
  const { boss } = await platform();
  const { email } = (await manager(boss)).person;
  await as(actor(boss));
  await rowOf(page, { email }).getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Username')).not.toBeEditable();
  await page.getByLabel('First name').fill('Élodie');
  await page.getByLabel('Last name').fill('Martin');
  await page.getByLabel('Website').fill('https://martin.example/');
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Élodie Martin');
  const [kept] = await everythingStored()`select username, website from profiles where last_name = 'Martin'
    and workspace_id = ${boss.workspace.id}`;
  expect(kept).toEqual({ username: email, website: 'https://martin.example/' });
});

test('R4 a person whose access is revoked finds nothing on the next request', async ({
  as,
  elsewhere,
  page,
}) => {
  const { boss, base } = await platform();
  const elodie = await manager(boss);
  const { email } = elodie.person;
  const hers = await elsewhere();
  await as(actor(elodie), { path: 'templates', on: hers });
  await as(actor(boss));
  await rowOf(page, { email }).getByRole('link', { name: 'Revoke access' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText(`Access revoked: ${elodie.member.name}`)).toBeVisible();
  const [member] = await everythingStored()`select status from members where email = ${email}`;
  expect(member).toEqual({ status: 'left' });
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
