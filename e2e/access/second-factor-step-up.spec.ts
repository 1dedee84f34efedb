import type { Page } from '@playwright/test';
import { giveApp, nextCode } from '@/lib/access/second-factor/test-support/factor';
import { findSession } from '@/lib/access/sessions/find-session';
import { world } from '@/lib/test-support/world';
import { fillSignIn, givePassword, password, sessionToken } from '../fixtures/accounts';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { expect, test } from '../fixtures/test';

/** Signs a member in with their factor, an hour ago. */
async function signIn(page: Page, person: { userId: string; email: string }, path: string): Promise<void> {
  await page.goto(path);
  await fillSignIn(page, person.email);
  await giveCode(page, person);
  await expect(page).toHaveURL(path);
  await everythingStored()`
    update sessions set factor_at = now() - interval '1 hour' where user_id = ${person.userId}`;
}

async function giveCode(page: Page, person: { userId: string }): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(await nextCode(person));
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('B17 Pia creates an API key after giving a code, and returns to the open dialog with what she typed', async ({
  page,
}) => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  await givePassword(pia.person);
  await giveApp(pia.person);
  await signIn(page, pia.person, `/w/${pia.workspace.slug}/settings/api-keys`);
  await page.getByRole('button', { name: 'New API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Till');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await dialog.getByRole('link', { name: 'Confirm it is you' }).click();
  await giveCode(page, pia.person);
  await expect(dialog.getByLabel('Name')).toHaveValue('Till');
  await expect(dialog.getByRole('checkbox').first()).toBeChecked();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog.getByText('lk_').first()).toBeVisible();
});

test('SE4 Ana gives a code in one tab, and another tab goes on with its open console', async ({ page }) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  await giveApp(ana.person);
  const path = `/w/${ana.workspace.slug}/profile`;
  await signIn(page, ana.person, path);
  const other = await page.context().newPage();
  const streams: string[] = [];
  other.on('request', (request) => {
    if (request.resourceType() === 'eventsource') streams.push(request.url());
  });
  await other.goto(path);
  const before = await sessionToken(page.context());
  // The tabs share one stream: the other takes it over when this one lets go.
  await page.reload();
  await expect.poll(() => streams.length).toBe(1);
  await page.getByRole('link', { name: 'Confirm it is you' }).first().click();
  await giveCode(page, ana.person);
  await expect(page).toHaveURL(path);
  expect(await sessionToken(page.context())).not.toBe(before);
  expect(await findSession(before ?? '')).toBeNull();
  const name = other.getByLabel('Your name');
  await name.fill('Ana Lin');
  await other.getByRole('button', { name: 'Save name' }).click();
  await expect(other.getByText('Name saved.')).toBeVisible();
  expect(streams).toHaveLength(1);
});

test('B17 Olga exports everything after giving a code', async ({ page }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await givePassword(olga.person);
  await giveApp(olga.person);
  const path = `/w/${olga.workspace.slug}/settings/data-export`;
  await signIn(page, olga.person, path);
  const ask = () => chooseFormat(page.getByRole('button', { name: 'Export everything' }));
  await ask();
  await page.getByRole('link', { name: 'Confirm it is you' }).click();
  await giveCode(page, olga.person);
  await expect(page).toHaveURL(path);
  await ask();
  await expect(page.getByRole('list', { name: 'Your exports' })).toBeVisible();
});

test('B17 Ana changes her password after giving a code, and her email is asked for it too', async ({
  page,
}) => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await givePassword(ana.person);
  await giveApp(ana.person);
  const path = `/w/${ana.workspace.slug}/profile`;
  await signIn(page, ana.person, path);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Confirm it is you' })).toHaveCount(2);
  await expect(page.getByLabel('New password')).toHaveCount(0);
  await page.getByRole('link', { name: 'Confirm it is you' }).first().click();
  await giveCode(page, ana.person);
  await expect(page).toHaveURL(path);
  await expect(page.getByLabel('New email')).toBeVisible();
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed. Your other sessions have ended.')).toBeVisible();
});
