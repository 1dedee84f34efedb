import { findSession } from '@/lib/access/sessions/find-session';
import { expect, sessionOf, stored, test } from '../fixtures/as';
import { option } from '../fixtures/users-page';

test('SE10 the owner signs Ana out everywhere from her page', async ({ as, people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const token = await sessionOf(ana);
  const page = await as(owner, { path: `settings/users/${ana.ctx.member.id}` });
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('Signed out everywhere.')).toBeVisible();
  expect(await findSession(token)).toBeNull();
});

test('B17 the owner hands the ownership over to Ana, and becomes a manager with a restriction', async ({
  as,
  people,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const page = await as(owner, { path: 'settings/users' });
  await page.getByRole('button', { name: `More actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Hand over ownership…' }).click();
  await expect(page.getByRole('heading', { name: 'Hand over ownership' }).first()).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Owner/ })).toHaveCount(0);
  await expectAccessible();
  await page.getByRole('radio', { name: /^Manager/ }).click();
  await option(page.getByRole('main'), 'Data export', 'Restricted').click();
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${owner.ctx.workspace.slug}/(?!settings/users)`));
  expect(await stored.member(owner)).toMatchObject({ role: 'manager', restrictions: ['data-export'] });
  expect(await stored.member(ana)).toMatchObject({ role: 'owner', restrictions: [] });
});
