import { sign } from '@/lib/platform/http/signature';
import { draftAd, payingOwner } from '@/lib/test-support/ads';
import { startReceiver } from '@/lib/test-support/receiver';
import { expect, test } from '../fixtures/as';
import { dialog, row } from '../fixtures/collection-page';

test('S2.15 an ad account is connected, gets the launch of an ad, and posts its figures back', async ({
  as,
  page,
}) => {
  const ctx = await payingOwner();
  const owner = { name: ctx.person.name, email: ctx.person.email, ctx };
  await draftAd(ctx, 'Saldi di marzo');
  const program = await startReceiver();
  await as(owner, { path: 'facebook-ads' });
  await expect(page.getByText('Facebook ads run in a connected ad account.')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Ad accounts' }).click();

  await page.getByRole('button', { name: 'Add ad account' }).first().click();
  await dialog(page).getByLabel('Name').fill('Regia');
  await dialog(page).getByLabel('Address').fill(program.url);
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  const secret = (await dialog(page).locator('code').first().textContent()) ?? '';
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await row(page, 'Regia').getByRole('button', { name: 'Connect: Regia' }).click();
  await expect(row(page, 'Regia')).toContainText('Connected');
  await row(page, 'Regia').getByRole('link', { name: 'Regia' }).click();
  const address = page.getByRole('region', { name: 'Receive figures' }).locator('code').first();
  const url = (await address.textContent()) ?? '';

  await as(owner, { path: 'facebook-ads' });
  await page.getByRole('button', { name: /^Launch: / }).click();
  await dialog(page).getByRole('button', { name: 'Launch', exact: true }).click();
  await expect(page.getByText('Running').first()).toBeVisible();
  await expect.poll(() => program.got.length).toBe(1);
  const { ad } = JSON.parse(program.got[0]?.body ?? '');
  expect(ad).toMatchObject({ state: 'running', headline: 'Saldi' });
  const body = JSON.stringify({ ad: ad.id, day: '2027-03-01', shown: 1840, spent: 24 });
  const post = (by: string) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'latchkey-signature': sign(by, body, Math.floor(Date.now() / 1_000)),
      },
      body,
    });
  expect((await post('forged')).status).toBe(401);
  expect((await post(secret)).status).toBe(204);

  await page.getByRole('link', { name: ad.name }).click();
  await expect(page.getByRole('region', { name: 'Report' })).toContainText('1,840');
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('Ad launched');
  await program.close();
});
