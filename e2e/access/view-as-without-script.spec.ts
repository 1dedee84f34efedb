import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { viewingToken } from '../fixtures/viewing-token';

test('B6 without script the amber line is on the guide too, and Renew and End work', {
  tag: '@core',
}, async ({ browser, baseURL, people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const token = await viewingToken(owner.ctx, ana.ctx);
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await context.addCookies([{ name: 'latchkey.session', value: token, url: process.env.APP_ORIGIN ?? '' }]);
  const bare = await context.newPage();
  const banner = bare.getByRole('complementary', { name: 'Viewing as someone else' });
  const press = (name: string) => bare.getByRole('main').getByRole('button', { name }).click();
  await everythingStored()`update viewings set ends_at = now() + interval '5 minutes'
    where member_id = ${ana.ctx.member.id}`;
  await bare.goto('/help/users');
  await expect(banner).toContainText('You are viewing as ana (Agent).');
  await banner.getByRole('button', { name: 'Renew' }).click();
  await expect(bare).toHaveURL(/\/viewing\??$/);
  await press('Renew');
  await expect(bare).toHaveURL(/\/messages/);
  const [row] =
    await everythingStored()`select ends_at > now() + interval '10 minutes' as renewed from viewings
    where member_id = ${ana.ctx.member.id}`;
  expect(row).toEqual({ renewed: true });
  await banner.getByRole('button', { name: 'End', exact: true }).click();
  await press('End viewing');
  await expect(banner).toBeHidden();
  await bare.goto('/help/users');
  await expect(banner).toBeHidden();
  await context.close();
});
