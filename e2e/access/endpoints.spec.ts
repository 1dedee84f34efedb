import type { Page } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { startWebhookReceiver } from '@/lib/access/endpoints/test-support/webhook-receiver';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';

const dialog = (page: Page) => page.getByRole('dialog');
const log = (page: Page) => page.getByRole('table', { name: 'Deliveries to Directory' });

/** The secret that the dialog shows this one time. */
async function copySecret(page: Page, button: string): Promise<string> {
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  const shown = dialog(page).getByText(/^whsec_/);
  await expect(shown).toBeVisible();
  const secret = (await shown.textContent()) ?? '';
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  return secret;
}

test('WH1 B13 an endpoint gets signed changes of access, through a rotation, until it answers 410', {
  tag: '@core',
}, async ({ as, page, expectAccessible }) => {
  const receiver = await startWebhookReceiver();
  const last = () => receiver.got.at(-1);
  const verify = (secret: string) => new Webhook(secret).verify(last()?.body ?? '', last()?.headers ?? {});
  const { pia: ctx } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const invite = (email: string) => inviteMembers(ctx, { emails: [email], role: 'basic', restrictions: [] });

  await as({ name: ctx.person.name, email: ctx.person.email, ctx }, { path: 'settings/api-keys' });
  await page.getByRole('link', { name: 'Event endpoints' }).click();
  await page.getByRole('button', { name: 'New endpoint' }).click();
  await dialog(page).getByLabel('Name').fill('Directory');
  await dialog(page).getByLabel('Address').fill('not an address');
  await dialog(page).getByRole('button', { name: 'Create endpoint' }).click();
  await expect(dialog(page)).toContainText('Enter a web address');
  await dialog(page).getByLabel('Address').fill(receiver.url);
  const secret = await copySecret(page, 'Create endpoint');

  await page.getByRole('link', { name: 'Directory' }).click();
  expect(await page.content()).not.toContain(secret.slice(6));
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await expect(log(page).getByRole('row', { name: /endpoint\.test/ })).toContainText('Delivered');
  expect(verify(secret)).toMatchObject({ type: 'endpoint.test', sequence: null });

  await invite('ann@example.com');
  await expect(log(page).getByRole('row', { name: /member\.invited/ })).toContainText('Delivered');
  expect(verify(secret)).toMatchObject({ type: 'member.invited', data: { actor: { name: 'pia' } } });

  await page.getByRole('button', { name: 'New secret' }).click();
  const next = await copySecret(page, 'Create secret');
  await expect(page.getByText('The previous secret also signs until')).toBeVisible();
  await expect(log(page).getByRole('row', { name: /secret-rotated/ })).toContainText('Delivered');
  for (const each of [secret, next]) expect(verify(each)).toMatchObject({ type: 'endpoint.secret-rotated' });
  await expectAccessible();

  receiver.answer = 410;
  await invite('ben@example.com');
  await expect(page.getByText('Off (410)')).toBeVisible();
  await expect(page.getByText('so nothing is delivered')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
  await page.getByRole('link', { name: 'Event endpoints' }).first().click();
  await expect(page.getByText('Off (410)')).toBeVisible();
  await expectAccessible();
  await receiver.close();
});

test('B13 a replay delivers events once more under their ids, and a deleted endpoint is gone', async ({
  as,
  page,
}) => {
  const receiver = await startWebhookReceiver();
  const { pia: ctx } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  await as({ name: ctx.person.name, email: ctx.person.email, ctx }, { path: 'settings/api-keys/endpoints' });
  await page.getByRole('button', { name: 'New endpoint' }).click();
  await dialog(page).getByLabel('Name').fill('Directory');
  await dialog(page).getByLabel('Address').fill(receiver.url);
  await dialog(page).getByRole('checkbox', { name: 'All changes of access' }).uncheck();
  await dialog(page).getByRole('button', { name: 'Create endpoint' }).click();
  await expect(dialog(page)).toContainText('Choose at least one of these.');
  await dialog(page).getByRole('checkbox', { name: 'People and their access' }).check();
  await copySecret(page, 'Create endpoint');
  await page.getByRole('link', { name: 'Directory' }).click();
  await inviteMembers(ctx, { emails: ['ann@example.com'], role: 'basic', restrictions: [] });
  await expect(log(page).getByRole('row', { name: /member\.invited/ })).toContainText('Delivered');
  const [first] = receiver.got.map(({ event }) => event);

  await page.getByRole('button', { name: 'Replay' }).click();
  await dialog(page).getByLabel('From sequence number').fill('1');
  await dialog(page).getByRole('button', { name: 'Replay' }).click();
  await expect(dialog(page)).toContainText('The endpoint was made after this number.');
  await dialog(page).getByLabel('From sequence number').fill(String(first?.sequence));
  await dialog(page).getByRole('button', { name: 'Replay' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect.poll(() => receiver.got.map(({ event }) => event)).toEqual([first, first]);

  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No endpoint yet')).toBeVisible();
  await receiver.close();
});
