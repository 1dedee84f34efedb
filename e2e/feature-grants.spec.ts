import type { Page } from '@playwright/test';
import { transitionRecord } from '@/lib/modules';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { addPaymentMethod } from '@/lib/services/payment/add';
import { createRecord } from '@/lib/services/records/create';
import { emailCampaign, listOf } from '@/lib/services/test-support/campaigns';
import { companyWith } from '@/lib/services/test-support/grants';
import { type Actor, expect, sessionOf, test } from './fixtures/as';
import { chooseFormat } from './fixtures/choose-format';
import { choose, dialog, recordNamed, row, stored } from './fixtures/collection-page';
import { everythingStored } from './fixtures/everything-stored';
import { postAction } from './fixtures/post-action';
import { open, rowOf } from './fixtures/users-page';

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

test('S2.1 S2.2 S2.4–S2.6 S2.11 S2.14 S2.18 R4 a person’s first day to their last: chosen rights, padlocks, a campaign sent, access gone', async ({
  as,
  elsewhere,
  expectAccessible,
  mailbox,
  page,
}) => {
  const { owner: ctx } = await companyWith({});
  const owner = actor(ctx);
  const slug = ctx.workspace.slug;
  const reader = owner.email.replace('owner', 'lettrice');
  const campaign = await emailCampaign(ctx, await listOf(ctx, [{ name: 'Zoé', email: reader }]));
  const email = owner.email.replace('owner', 'lucia');

  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  await dialog(page)
    .getByLabel(/^Email/)
    .first()
    .fill(email);
  await expect(dialog(page).getByText('17 of 17 rights')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Take all away' }).click();
  await dialog(page).getByRole('checkbox', { name: 'Contacts: export' }).click();
  await expect(dialog(page).getByRole('checkbox', { name: 'Contacts: view' })).toBeChecked();
  await dialog(page).getByRole('checkbox', { name: 'Email campaigns: create, edit, delete' }).click();
  await dialog(page).getByRole('checkbox', { name: 'Templates: create, edit, delete' }).click();
  await expectAccessible();
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();

  const guest = await elsewhere();
  await accept(guest, (await mailbox.next(email)).links[0] ?? '', 'Lucia Ferri');
  for (const never of ['Company profile', 'Subscription', 'Billing', 'Payment']) {
    await expect(menu(guest).getByText(never, { exact: true })).toHaveCount(0);
  }
  await locked(guest, 'Landing pages').click();
  const why = guest.getByRole('dialog', { name: 'Landing pages is locked' });
  await expect(why).toContainText(owner.name);
  await guest.keyboard.press('Escape');

  await menu(guest).getByRole('link', { name: 'Templates' }).click();
  await guest.getByRole('button', { name: 'New template' }).first().click();
  await dialog(guest).getByLabel('Name').fill('Autunno');
  await choose(guest, 'Kind', 'Email');
  await dialog(guest).getByLabel('Subject').fill('Ciao');
  await dialog(guest).getByLabel(/^Text/).fill('Buongiorno {{name}}');
  await dialog(guest).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(guest, 'Autunno')).toContainText('Draft');
  await expect(row(guest, 'Autunno').getByRole('button', { name: 'Activate, locked: why' })).toBeVisible();
  await guest.getByRole('link', { name: 'Autunno' }).click();
  await expect(guest.getByRole('article')).toContainText('Buongiorno {{name}}');

  await menu(guest).getByRole('link', { name: 'Email campaigns' }).click();
  await expect(row(guest, campaign.name).getByRole('button', { name: 'Send, locked: why' })).toBeVisible();
  const lucia = await actorOf(owner, email);
  const before = await stored(owner);
  const { result } = await postAction(
    'transitionRecordAction',
    { workspace: slug, ...campaign, transition: 'send', fields: {} },
    { token: await sessionOf(lucia), params: { workspace: slug, collection: 'email-campaigns' } },
  );
  const rule = { kind: 'right', id: 'email-campaigns-send' };
  expect(result).toMatchObject({ ok: false, error: { kind: 'denied', decision: { rule } } });
  expect(await stored(owner)).toEqual(before);

  const edit = await open(page, lucia, 'Edit');
  await edit.getByRole('checkbox', { name: 'Email campaigns: send, schedule, suspend' }).click();
  await edit.getByRole('button', { name: 'Update' }).click();
  await expect(edit).toBeHidden();

  await guest.reload();
  await row(guest, campaign.name)
    .getByRole('button', { name: `Send: ${campaign.name}` })
    .click();
  const letter = await mailbox.next(reader);
  expect(letter.text).toContain('Buongiorno Zoé');
  const followed = await fetch(letter.links[0] ?? '', { redirect: 'manual' });
  expect(followed.headers.get('location')).toBe(campaign.fields.link);
  await guest.getByRole('link', { name: campaign.name }).click();
  await expect(guest).toHaveURL(new RegExp(campaign.recordId));
  await expect.poll(async () => (await recordNamed(owner, campaign.name))?.state).toBe('sent');
  await guest.reload();
  const report = guest.getByRole('region', { name: 'Report' });
  await expect(report.getByText('Clicked').locator('..')).toContainText('1');
  const saving = guest.waitForEvent('download');
  await chooseFormat(report.getByRole('button', { name: 'Export' }));
  await saving;

  const revoke = await open(page, lucia, 'Revoke access');
  await revoke.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: Lucia Ferri')).toBeVisible();
  await expect(rowOf(page, lucia)).toBeHidden();
  expect((await guest.goto(`/w/${slug}/email-campaigns`))?.status()).toBe(404);
});

test('S2.5 S2.19 ads wait for a payment method, run with it, and are suspended the moment it is taken away', async ({
  as,
  elsewhere,
  page,
}) => {
  const { owner: ctx, luca: other } = await companyWith({ luca: ['facebook-ads-launch'] });
  const [owner, luca] = [actor(ctx), actor(other)];
  const fields = { headline: 'Saldi', text: 'A metà', link: 'https://a.example/', dailyBudget: 20 };
  await createRecord(ctx, { collection: 'facebook-ads', name: 'Saldi', fields });
  const says = 'Facebook ads need a valid payment method';

  const guest = await elsewhere();
  await as(luca, { path: 'facebook-ads', on: guest });
  await expect(guest.getByText(says).first()).toBeVisible();
  await row(guest, 'Saldi').getByRole('button', { name: 'Launch, locked: why' }).click();
  await expect(guest.getByRole('dialog', { name: 'Launch is locked' })).toContainText(says);
  await as(luca, { path: 'settings/payment', on: guest });
  await expect(guest.getByRole('heading', { name: 'Payment is locked' })).toBeVisible();

  await as(owner, { path: 'facebook-ads' });
  await page.getByRole('main').getByRole('link', { name: 'Payment' }).click();
  await page.getByLabel('Last four digits').fill('4242');
  await page.getByLabel('Good until').fill('2090-08');
  await page.getByRole('button', { name: 'Add payment method' }).click();
  await expect(page.getByText('Visa, ending in 4242')).toBeVisible();

  await as(luca, { path: 'facebook-ads', on: guest });
  await expect(guest.getByText(says)).toHaveCount(0);
  await row(guest, 'Saldi').getByRole('button', { name: 'Launch: Saldi' }).click();
  await expect(row(guest, 'Saldi')).toContainText('Running');

  await page.reload();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog(page)).toContainText('1 ad that runs or is scheduled is suspended at once.');
  await dialog(page).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Payment method removed, 1 ad suspended')).toBeVisible();
  expect(await recordNamed(owner, 'Saldi')).toMatchObject({ state: 'suspended' });
  await guest.reload();
  await expect(row(guest, 'Saldi')).toContainText('Suspended');
  await expect(guest.getByText(says).first()).toBeVisible();
});

test('S2.6 S2.16 S2.20 campaigns, their report, a published page, defaults and payment on a phone, by axe', async ({
  as,
  expectAccessible,
  page,
}) => {
  const { owner: ctx } = await companyWith({});
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
  await expect(dialog(page)).toContainText('This moment has passed');
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

/** Someone who came in by invitation, as the database knows them. */
async function actorOf({ ctx }: Actor, email: string): Promise<Actor> {
  const [found] = await everythingStored()<{ id: string; userId: string; name: string }[]>`
    select id, user_id as "userId", name from members
    where workspace_id = ${ctx.workspace.id} and email = ${email}`;
  if (!found) throw new Error(`${email} has not joined`);
  const { id, userId, name } = found;
  const person = { ...ctx.person, userId, name, email };
  return { name, email, ctx: { ...ctx, person, member: { ...ctx.member, id, userId, name, email } } };
}
