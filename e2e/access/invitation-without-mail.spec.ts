import { hosting } from '@/lib/test-support/hosted';
import { type Actor, test as base, expect } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { type SecondProcess, startSecondProcess } from '../fixtures/second-process';
import { rowOf } from '../fixtures/users-page';

/** A second console on the same database, without a mail server. */
const test = base.extend<{ mailless: SecondProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  mailless: async ({}, use) => {
    const console = await startSecondProcess({ SMTP_URL: undefined });
    await use(console);
    await console.stop();
  },
});

test('S3.8 without SMTP the link is copied, Done closes, and the recipient creates their account with it', {
  tag: '@core',
}, async ({ as, context, elsewhere, mailless, page }) => {
  const { admin: ctx, standard } = await hosting();
  const admin: Actor = { name: ctx.person.name, email: ctx.person.email, ctx };
  const email = standard.person.email.replace('standard', 'sam');
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: mailless.origin });
  await as(admin);
  await page.goto(`${mailless.origin}/w/${ctx.workspace.slug}/settings/users`);
  await page.getByRole('link', { name: 'Invite user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Email/).fill(email);
  await dialog.getByRole('radio', { name: /^Standard/ }).click();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('heading', { name: '1 invitation ready' })).toBeVisible();
  await expect(dialog.getByText('Email isn’t set up on this server.')).toBeVisible();
  await dialog.getByRole('button', { name: `Copy link for ${email}` }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, { email }).getByText('Pending')).toBeVisible();

  const guest = await elsewhere();
  await guest.goto(link);
  await guest.getByLabel('Your name').fill('Sam Standard');
  await guest.getByLabel('Choose a password').fill('four quiet words suffice');
  await guest.getByRole('button', { name: 'Accept and join' }).click();
  await expect(guest.getByRole('navigation', { name: 'Main' })).toBeVisible();
  const [member] = await everythingStored()`
    select role, status from members where workspace_id = ${ctx.workspace.id} and email = ${email}`;
  expect(member).toEqual({ role: 'standard', status: 'active' });
});

test('S3.11 S1.31 without SMTP an owner makes a password link beside the access, and the person signs in with the new password', async ({
  as,
  elsewhere,
  expectAccessible,
  mailless,
  people,
  page,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const guest = await elsewhere();
  await guest.goto(`${mailless.origin}/forgot-password`);
  await expect(guest.getByText('they can create a link for you under Users')).toBeVisible();
  await as(owner);
  await page.goto(`${mailless.origin}/w/${owner.ctx.workspace.slug}/settings/users`);
  await rowOf(page, ana).getByRole('link', { name: /^Edit/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make a password link' }).click();
  await expect(dialog.getByText('The link works once')).toBeVisible();
  await expectAccessible();
  await guest.goto((await dialog.getByRole('code').textContent()) ?? '');
  await guest.getByLabel('New password').fill('four quiet words suffice');
  await guest.getByRole('button', { name: 'Save password' }).click();
  await expect(guest.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
