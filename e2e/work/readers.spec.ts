import type { Page } from '@playwright/test';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';
import { recordNamed, row } from '../fixtures/collection-page';
import { everythingStored } from '../fixtures/everything-stored';
import type { Mail } from '../fixtures/mail-server';
import type { Mailbox } from '../fixtures/mailbox';

const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });
const address = ({ email }: Actor, name: string) => email.replace('owner', name);
const phone = { width: 390, height: 844 };

const contactsOf = ({ ctx }: Actor) => everythingStored()`
  select c.name, c.email, c.unsubscribed_at is not null as "hasLeft" from contacts c
  where c.workspace_id = ${ctx.workspace.id} order by c.name`;

const locks = (page: Page) =>
  page.getByRole('button', { name: /^(Assign|Add to list|Delete), locked: why$/ });

/** An owner, a member who edits contacts, and a campaign that is ready to go to Zoé and Ugo. */
async function readyCampaign() {
  const { owner: ctx, carla } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', carla: { role: 'additional-user', grants: ['contacts-edit'] } },
  });
  const owner = actor(ctx);
  const [zoe, ugo] = [address(owner, 'zoe'), address(owner, 'ugo')];
  const list = await listOf(ctx, [
    { name: 'Zoé', email: zoe },
    { name: 'Ugo', email: ugo },
  ]);
  return { owner, carla: actor(carla), zoe, ugo, campaign: await emailCampaign(ctx, list) };
}

/** Sends the campaign; the mails that its two readers get. */
async function sendCampaign(
  { owner, zoe, ugo, campaign }: Awaited<ReturnType<typeof readyCampaign>>,
  mailbox: Mailbox,
) {
  const { collection, recordId } = campaign;
  await transitionRecord(owner.ctx, { collection, recordId, version: 1, transition: 'send' });
  return { hers: await mailbox.next(zoe), his: await mailbox.next(ugo) };
}

const leavingLink = ({ links }: Mail) => links.find((link) => link.includes('/u/')) ?? '';
const oneClickOf = ({ headers }: Mail) => /<(.+)>/.exec(headers['list-unsubscribe'] ?? '')?.[1] ?? '';
const postForm = (url: string, value: string) => {
  const body = new FormData();
  body.set('List-Unsubscribe', value);
  return fetch(url, { method: 'POST', body });
};

test('S2.6 an owner sends a test of a campaign to their own address', async ({ as, mailbox, page }) => {
  const { owner, campaign } = await readyCampaign();
  await as(owner, { path: `email-campaigns/${campaign.recordId}` });
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByRole('menuitem', { name: `To me, ${owner.email}` }).click();
  await expect(page.getByText('Test sent')).toBeVisible();
  expect(await mailbox.next(owner.email)).toMatchObject({ subject: 'Test: I saldi' });
});

test('S2.6 the menu of tests opens again after a test was sent', async ({ as, page }) => {
  const { owner, campaign } = await readyCampaign();
  await as(owner, { path: `email-campaigns/${campaign.recordId}` });
  const menu = page.getByRole('button', { name: 'Send a test' });
  await menu.click();
  await page.getByRole('menuitem', { name: `To me, ${owner.email}` }).click();
  await expect(page.getByText('Test sent')).toBeVisible();
  await menu.click();
  await expect(page.getByRole('menuitem', { name: 'To the test list' })).toBeVisible();
});

test('S2.21 a test to an empty test list is refused with the reason', { tag: '@core' }, async ({
  as,
  page,
}) => {
  const { owner, campaign } = await readyCampaign();
  await as(owner, { path: `email-campaigns/${campaign.recordId}` });
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByRole('menuitem', { name: 'To the test list' }).click();
  await expect(page.getByText('The test list is empty.').first()).toBeVisible();
});

test('S2.6 an owner sends a campaign, and each reader gets the mail', async ({ as, mailbox, page }) => {
  const { owner, zoe, ugo, campaign } = await readyCampaign();
  await as(owner, { path: `email-campaigns/${campaign.recordId}` });
  await page.getByRole('button', { name: `Send: ${campaign.name}` }).click();
  await expect(page.getByRole('dialog')).toContainText('2 people get it.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  for (const reader of [zoe, ugo])
    expect(await mailbox.next(reader)).toMatchObject({ subject: campaign.fields.subject });
});

test('S2.6 a reader unsubscribes by the link on a phone, without an account', async ({
  expectAccessible,
  mailbox,
  page,
}) => {
  const ready = await readyCampaign();
  const leaving = leavingLink((await sendCampaign(ready, mailbox)).hers);
  await page.setViewportSize(phone);
  await page.goto(leaving);
  await expect(page.getByRole('heading', { name: 'Unsubscribe' })).toBeVisible();
  await expectAccessible();
  expect((await contactsOf(ready.owner)).filter(({ hasLeft }) => hasLeft)).toEqual([]);
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  const { name } = ready.owner.ctx.workspace;
  await expect(page.getByRole('status')).toContainText(`${name} no longer sends you messages`);
  await expectAccessible();
  expect((await contactsOf(ready.owner)).map(({ hasLeft }) => hasLeft)).toEqual([false, true]);
  await page.goto(leaving);
  await expect(page.getByRole('heading', { name: 'You have unsubscribed' })).toBeVisible();
});

test('S2.6 a mail client unsubscribes a reader in one click, and a forged or incomplete request changes nothing', async ({
  mailbox,
}) => {
  const ready = await readyCampaign();
  const { his } = await sendCampaign(ready, mailbox);
  const oneClick = oneClickOf(his);
  const forged = oneClick.replace(/.(?=\/one-click)/, (last) => (last === 'A' ? 'B' : 'A'));
  const followed = await fetch(oneClick, { redirect: 'manual' });
  expect(followed.headers.get('location')).toBe(oneClick.replace(/\/one-click$/, ''));
  expect((await postForm(oneClick, 'Yes')).status).toBe(400);
  expect((await postForm(forged, 'One-Click')).status).toBe(404);
  expect((await contactsOf(ready.owner)).filter(({ hasLeft }) => hasLeft)).toEqual([]);
  expect((await postForm(oneClick, 'One-Click')).status).toBe(204);
  expect((await contactsOf(ready.owner)).map(({ hasLeft }) => hasLeft)).toEqual([true, false]);
});

test('S2.6 S2.9 a member who edits contacts sees who has left and resubscribes them, and the campaign counts them', async ({
  as,
  mailbox,
  page,
}) => {
  const ready = await readyCampaign();
  const { hers, his } = await sendCampaign(ready, mailbox);
  for (const mail of [hers, his]) expect((await postForm(oneClickOf(mail), 'One-Click')).status).toBe(204);
  await as(ready.carla, { path: 'contacts' });
  await expect(row(page, 'Zoé')).toContainText('Unsubscribed');
  await as(ready.carla, { path: 'unsubscribed' });
  await row(page, 'Zoé').getByRole('button', { name: 'Resubscribe' }).click();
  await expect(row(page, 'Zoé')).toBeHidden();
  await as(ready.owner, { path: `email-campaigns/${ready.campaign.recordId}` });
  await expect(page.getByText('Unsubscribes').first().locator('..')).toContainText('2');
});

test('S2.9 a member who edits contacts changes one at a time: with two chosen the actions are locked', {
  tag: '@core',
}, async ({ as, page }) => {
  const { carla } = await readyCampaign();
  await as(carla, { path: 'contacts' });
  await page.getByRole('checkbox', { name: 'Select Zoé' }).click();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select Ugo' }).click();
  await expect(locks(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Delete, locked: why' }).click();
  await expect(page.getByRole('dialog', { name: 'Delete is locked' })).toContainText('Contacts: import');
});

test('S2.13 a form is published, filled in on a phone, confirmed from the mailbox, and gone once hidden', async ({
  as,
  elsewhere,
  expectAccessible,
  mailbox,
  page,
}) => {
  const { owner: ctx, flo: designer } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', flo: { role: 'additional-user', grants: ['contacts-forms'] } },
  });
  const [owner, flo] = [actor(ctx), actor(designer)];
  const words = {
    heading: 'Nos nouvelles',
    text: '<b>Une par mois</b>',
    consent: 'J’accepte',
    thanks: 'Merci !',
  };
  const fields = { purpose: 'sign-up', list: await listOf(ctx, []), ...words };
  const { id: recordId } = await createRecord(ctx, { collection: 'forms', name: 'Pied de page', fields });
  const zoe = address(owner, 'zoe');

  const console = await elsewhere();
  await as(flo, { path: `forms/${recordId}`, on: console });
  await console.getByRole('button', { name: 'Publish: Pied de page' }).click();
  const at = await console.getByRole('region', { name: 'Address' }).getByRole('code').textContent();

  await page.setViewportSize(phone);
  await page.goto(at ?? '');
  await expect(page.getByText('<b>Une par mois</b>')).toBeVisible();
  await page.getByLabel('Email').fill(zoe);
  await page.getByLabel('Name').fill('Zoé');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText('Required.')).toBeVisible();
  await expectAccessible();
  await page.getByRole('checkbox', { name: 'J’accepte' }).click();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('status')).toContainText(zoe);
  expect(await contactsOf(owner)).toEqual([]);

  const mail = await mailbox.next(zoe);
  await page.goto(mail.links[0] ?? '');
  await expectAccessible();
  expect(await contactsOf(owner)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, sign me up' }).click();
  await expect(page.getByRole('status')).toHaveText('Merci !');
  expect(await contactsOf(owner)).toEqual([{ name: 'Zoé', email: zoe, hasLeft: false }]);

  await console.reload();
  await expect(console.getByText('Confirmed').locator('..')).toContainText('1');
  await console.getByRole('button', { name: 'Hide: Pied de page' }).click();
  await expect.poll(async () => (await recordNamed(owner, 'Pied de page'))?.state).toBe('hidden');
  expect((await page.goto(at ?? ''))?.status()).toBe(404);
});
