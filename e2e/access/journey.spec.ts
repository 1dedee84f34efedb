import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { giveContacts } from '@/lib/test-support/work';
import { type Actor, expect, stored, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { open, option, rowOf } from '../fixtures/users-page';

const password = 'four quiet words suffice';

test('S0.8 S1.8 S1.9 S1.16 S1.28 S1.30 S1.11 R4 R9 the whole journey: invite by mail, accept, restrict, promote to manager, revoke with 12 contacts handed over, undo, export', {
  tag: '@core',
}, async ({ as, elsewhere, mailbox, page, people }) => {
  const { owner, ben } = await people({ ben: 'agent' }, { contactsOf: { ben: 3 } });
  const email = owner.email.replace('owner', 'lucie');
  const guest = await elsewhere();
  await as(owner);

  await invite(page, email);
  await accept(guest, (await mailbox.next(email)).links[0] ?? '');
  await expect(guest).toHaveURL(new RegExp(`/w/${owner.ctx.workspace.slug}/messages`));
  const lucie = await actorOf(owner, email);
  await giveContacts(everythingStored(), lucie.ctx, 12);
  // The owner's page updates without a reload.
  await expect(rowOf(page, lucie).getByText('Lucie Marchetti')).toBeVisible();
  await expect(rowOf(page, lucie).getByText('Pending')).toBeHidden();

  await restrict(page, guest, lucie);
  await promote(page, guest, lucie);
  await revoke(page, guest, lucie, ben);
  await undo(page, lucie, ben);
  const csv = await exported(page);
  expect(csv).toContain(email);
  expect(csv).toContain('Lucie Marchetti');
});

async function invite(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: 'Add user' }).click();
  await page.getByLabel(/^Email/).fill(email);
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, { email }).getByText('Pending')).toBeVisible();
}

async function accept(guest: Page, link: string): Promise<void> {
  await guest.goto(link);
  await guest.getByLabel('Your name').fill('Lucie Marchetti');
  await guest.getByLabel('Choose a password').fill(password);
  await guest.getByRole('button', { name: 'Accept and join' }).click();
}

async function restrict(page: Page, guest: Page, lucie: Actor): Promise<void> {
  const base = `/w/${lucie.ctx.workspace.slug}`;
  const dialog = await open(page, lucie, 'Edit');
  await option(dialog, 'Visibility', 'Own').click();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(rowOf(page, lucie).getByText('Visibility: own')).toBeVisible();
  expect(await stored.member(lucie)).toMatchObject({ role: 'agent', restrictions: ['visibility-own'] });
  await guest.goto(`${base}/messages`);
  await expect(guest).toHaveURL(/\/messages\/mine/);
  expect((await guest.goto(`${base}/messages/all`))?.status()).toBe(404);
}

async function promote(page: Page, guest: Page, lucie: Actor): Promise<void> {
  const dialog = await open(page, lucie, 'Edit');
  await dialog.getByRole('radio', { name: /^Manager/ }).click();
  await option(dialog, 'Data export', 'Restricted').click();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(rowOf(page, lucie).getByText('Manager')).toBeVisible();
  await guest.goto(`/w/${lucie.ctx.workspace.slug}/settings/users`);
  await expect(guest.getByRole('button', { name: 'Export, locked: why', exact: true })).toBeVisible();
}

async function revoke(page: Page, guest: Page, lucie: Actor, ben: Actor): Promise<void> {
  const dialog = await open(page, lucie, 'Revoke access');
  await dialog.getByRole('checkbox', { name: 'Assign contacts to another user' }).click();
  await dialog.getByRole('radio', { name: /ben/ }).click();
  await expect(dialog.getByText('12 contacts go to ben.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: Lucie Marchetti')).toBeVisible();
  await expect(rowOf(page, lucie)).toBeHidden();
  expect(await stored.contactsOf(ben)).toBe(15);
  expect((await guest.goto(`/w/${lucie.ctx.workspace.slug}/settings/users`))?.status()).toBe(404);
}

async function undo(page: Page, lucie: Actor, ben: Actor): Promise<void> {
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rowOf(page, lucie).getByText('Manager')).toBeVisible();
  expect(await stored.contactsOf(lucie)).toBe(12);
  expect(await stored.contactsOf(ben)).toBe(3);
  expect(await stored.member(lucie)).toEqual({
    role: 'manager',
    restrictions: ['data-export'],
    status: 'active',
  });
}

async function exported(page: Page): Promise<string> {
  const saving = page.waitForEvent('download');
  await chooseFormat(page.getByRole('button', { name: 'Export', exact: true }));
  return readFile(await (await saving).path(), 'utf8');
}

/** The actor of a person who accepted an invitation, from the database. */
async function actorOf(owner: Actor, email: string): Promise<Actor> {
  const [row] = await everythingStored()<{ id: string; user_id: string; name: string }[]>`
    select id, user_id, name from members
    where workspace_id = ${owner.ctx.workspace.id} and email = ${email}`;
  if (!row) throw new Error(`${email} has not joined`);
  const { ctx } = owner;
  return {
    name: row.name,
    email,
    ctx: {
      ...ctx,
      person: { ...ctx.person, userId: row.user_id, name: row.name, email },
      member: { ...ctx.member, id: row.id, userId: row.user_id, name: row.name, email },
    },
  };
}
