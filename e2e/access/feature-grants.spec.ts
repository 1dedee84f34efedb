import type { Page } from '@playwright/test';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { addPaymentMethod } from '@/lib/work/payment/add-payment-method';
import { type Actor, expect, test } from '../fixtures/as';
import { choose, dialog, recordNamed, row } from '../fixtures/collection-page';
import { everythingStored } from '../fixtures/everything-stored';
import { open, rowOf } from '../fixtures/users-page';

const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

const menu = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const locked = (page: Page, what: string) => page.getByRole('button', { name: `${what}, locked: why` });

async function accept(page: Page, link: string, name: string) {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Choose a password').fill('four quiet words suffice');
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(menu(page)).toBeVisible();
}

/** Opens the invitation dialog as the owner, with the email filled in. */
async function invitationFor(page: Page, email: string) {
  await page.getByRole('link', { name: 'Add user' }).click();
  await dialog(page)
    .getByLabel(/^Email/)
    .first()
    .fill(email);
  return dialog(page);
}

const grantsOf = async ({ ctx }: Actor, email: string) =>
  (
    await everythingStored()<{ grants: string[] }[]>`
      select grants from members where workspace_id = ${ctx.workspace.id} and email = ${email}`
  )[0]?.grants.sort();

test('S2.4 an invited user has every right unless the owner removes some', { tag: '@core' }, async ({
  as,
  expectAccessible,
  page,
}) => {
  const owner = actor((await world({ model: 'feature-grants', people: { owner: 'owner' } })).owner);
  await as(owner);
  const form = await invitationFor(page, owner.email.replace('owner', 'lucia'));
  await expect(form.getByText('17 of 17 rights')).toBeVisible();
  await form.getByRole('button', { name: 'Take all away' }).click();
  await expect(form.getByText('0 of 17 rights')).toBeVisible();
  await expectAccessible();
});

test('S2.1 S2.11 the rights that the owner chose are stored, with the rights they need', {
  tag: '@core',
}, async ({ as, page }) => {
  const owner = actor((await world({ model: 'feature-grants', people: { owner: 'owner' } })).owner);
  const email = owner.email.replace('owner', 'lucia');
  await as(owner);
  const form = await invitationFor(page, email);
  await form.getByRole('button', { name: 'Take all away' }).click();
  await form.getByRole('checkbox', { name: 'Contacts: export' }).click();
  await expect(form.getByRole('checkbox', { name: 'Contacts: view' })).toBeChecked();
  await form.getByRole('checkbox', { name: 'Templates: create, edit, delete' }).click();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  expect(await grantsOf(owner, email)).toEqual(['contacts-export', 'contacts-view', 'templates-edit']);
});

test('S2.1 the invitation is accepted by its link, and the console opens with the chosen rights', async ({
  as,
  elsewhere,
  mailbox,
  page,
}) => {
  const owner = actor((await world({ model: 'feature-grants', people: { owner: 'owner' } })).owner);
  const email = owner.email.replace('owner', 'lucia');
  await as(owner);
  const form = await invitationFor(page, email);
  await form.getByRole('button', { name: 'Take all away' }).click();
  await form.getByRole('checkbox', { name: 'Templates: create, edit, delete' }).click();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  const guest = await elsewhere();
  await accept(guest, (await mailbox.next(email)).links[0] ?? '', 'Lucia Ferri');
  await expect(menu(guest).getByRole('link', { name: 'Templates' })).toBeVisible();
  await expect(locked(guest, 'Landing pages')).toBeVisible();
});

test('S2.5 the company’s profile, plan, billing and payment are in no menu of an additional user', async ({
  as,
  page,
}) => {
  const { lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['templates-edit'] } },
  });
  await as(actor(lucia), { path: 'templates' });
  await expect(menu(page).getByRole('link', { name: 'Templates' })).toBeVisible();
  for (const never of ['Company profile', 'Subscription', 'Billing', 'Payment']) {
    await expect(menu(page).getByText(never, { exact: true })).toHaveCount(0);
  }
});

test('S2.2 a locked action has a padlock, which names the owner who can lift it', { tag: '@core' }, async ({
  as,
  page,
}) => {
  const { owner, lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['templates-edit'] } },
  });
  await as(actor(lucia), { path: 'templates' });
  await locked(page, 'Landing pages').click();
  await expect(page.getByRole('dialog', { name: 'Landing pages is locked' })).toContainText(
    owner.person.name,
  );
});

test('S2.14 a user who may edit templates adds and previews one, but cannot activate it', {
  tag: '@core',
}, async ({ as, page }) => {
  const { lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['templates-edit'] } },
  });
  await as(actor(lucia), { path: 'templates' });
  await page.getByRole('button', { name: 'New template' }).first().click();
  await dialog(page).getByLabel('Name').fill('Autunno');
  await choose(page, 'Type', 'Email');
  await dialog(page).getByLabel('Subject').fill('Ciao');
  await dialog(page).getByLabel(/^Text/).fill('Buongiorno {{name}}');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(page, 'Autunno')).toContainText('Draft');
  await expect(row(page, 'Autunno').getByRole('button', { name: 'Activate, locked: why' })).toBeVisible();
  await page.getByRole('link', { name: 'Autunno' }).click();
  await expect(page.getByRole('article')).toContainText('Buongiorno {{name}}');
});

test('S2.18 R4 a user whose access is revoked gets nothing on their next request', { tag: '@core' }, async ({
  as,
  elsewhere,
  page,
}) => {
  const { owner, lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: ['email-campaigns-edit'] } },
  });
  const guest = await elsewhere();
  await as(actor(lucia), { path: 'email-campaigns', on: guest });
  await as(actor(owner));
  const revoke = await open(page, actor(lucia), 'Revoke access');
  await revoke.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText(`Access revoked: ${lucia.person.name}`)).toBeVisible();
  await expect(rowOf(page, actor(lucia))).toBeHidden();
  expect((await guest.goto(`/w/${owner.workspace.slug}/email-campaigns`))?.status()).toBe(404);
});

test('S2.6 S2.16 S2.20 campaigns, their report, a published page, defaults and payment pass axe on a phone', {
  tag: '@core',
}, async ({ as, expectAccessible, page }) => {
  const { owner: ctx } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const owner = actor(ctx);
  const campaign = await emailCampaign(ctx, await listOf(ctx, []));
  const { id: recordId } = await createRecord(ctx, {
    collection: 'landing-pages',
    name: 'Saldi',
    fields: { title: 'Saldi d’estate', text: 'Da lunedì', link: 'https://a.example/' },
  });
  await transitionRecord(ctx, { collection: 'landing-pages', recordId, version: 1, transition: 'publish' });
  await addPaymentMethod(ctx, { brand: 'visa', lastFour: '4242', expires: '2090-08' });
  await page.setViewportSize({ width: 390, height: 844 });

  await as(owner, { path: 'email-campaigns' });
  await page.getByRole('button', { name: `Actions for ${campaign.name}` }).click();
  await page.getByRole('menuitem', { name: 'Schedule' }).click();
  await dialog(page).getByLabel('Scheduled for').fill('2020-01-01T10:00');
  await expectAccessible();
  await dialog(page).getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog(page)).toContainText('This time has passed');
  await dialog(page).getByLabel('Scheduled for').fill('2090-01-01T10:00');
  await dialog(page).getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect.poll(async () => (await recordNamed(owner, campaign.name))?.state).toBe('scheduled');
  await page.getByRole('link', { name: campaign.name }).click();
  await expect(page.getByRole('article')).toContainText('Buongiorno {{name}}');
  await expectAccessible();

  await as(owner, { path: `landing-pages/${recordId}` });
  const address = (await page.getByRole('region', { name: 'Address' }).getByRole('code').textContent()) ?? '';
  await expectAccessible();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Saldi d’estate' })).toBeVisible();
  await expectAccessible();

  for (const path of ['settings/default-settings', 'settings/payment', 'settings/subscription']) {
    await as(owner, { path });
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await expectAccessible();
  }
});
