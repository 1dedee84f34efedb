import type { WorkspaceContext } from '@/lib/access/context/context';
import { accountUnder, chainUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';

const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

test('S0.3 a sub-account admin adds an account below theirs, and finds it locked at the fifth level', {
  tag: '@core',
}, async ({ as, page }) => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const levels = await chainUnder(pia, ['One', 'Two', 'Three', 'Four', 'Five']);
  const [four, five] = levels.slice(3);
  if (!four || !five) throw new Error('The chain of accounts is too short.');
  const sub = await colleague(pia, four, 'sub', 'sub-account-admin');
  await as(actor(sub), { path: 'settings/sub-accounts' });
  await page.getByRole('button', { name: 'New sub-account' }).click();
  await page.getByRole('dialog').getByLabel('Account name').fill('Shop');
  await page.getByRole('dialog').getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('row', { name: 'Shop', exact: true })).toBeVisible();
  await as(actor(await inAccount(sub.person, five)), { path: 'settings/sub-accounts' });
  await expect(page.getByRole('heading', { name: 'Sub-accounts is locked' })).toBeVisible();
});

test('S0.5 a basic user sends messages, and has neither the account’s inbox nor its users', {
  tag: '@core',
}, async ({ as, page }) => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const basic = await colleague(pia, await accountUnder(pia, 'North'), 'basic', 'basic');
  await as(actor(basic), { path: 'sending' });
  const menu = page.getByRole('navigation', { name: 'Main' });
  await expect(menu.getByRole('link', { name: 'Send messages' })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Reports' })).toBeVisible();
  for (const never of ['Users', 'Templates', 'Sub-accounts', 'API keys', 'Billing'])
    await expect(menu.getByText(never, { exact: true })).toHaveCount(0);
  expect((await page.goto(`/w/${basic.workspace.slug}/messages/all`))?.status()).toBe(404);
});

test('S0.10 the root account offers Parent admin, and an account below it Sub-account admin', {
  tag: '@core',
}, async ({ as, page }) => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await inAccount(pia.person, await accountUnder(pia, 'North'));
  const offered = async (ctx: WorkspaceContext) => {
    await as(actor(ctx));
    await page.getByRole('link', { name: 'Add user' }).click();
    return page.getByRole('radiogroup', { name: 'Access level' });
  };
  const inRoot = await offered(pia);
  await expect(inRoot.getByRole('radio', { name: /^Parent admin/ })).toBeVisible();
  await expect(inRoot.getByRole('radio', { name: /^Sub-account admin/ })).toHaveCount(0);
  const below = await offered(north);
  await expect(below.getByRole('radio', { name: /^Sub-account admin/ })).toBeVisible();
  await expect(below.getByRole('radio', { name: /^Parent admin/ })).toHaveCount(0);
});
