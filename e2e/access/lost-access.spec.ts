import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { join, world } from '@/lib/test-support/world';
import { expect, sessionOf, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

test('R4 R6 an action posted after the end is refused, and the open page says when the access ended', async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { owner, ana } = await people({ ana: 'agent' });
  const { olga } = await world({ people: { olga: 'owner' }, workspace: 'Second desk' });
  await join(olga, ana.ctx.person, 'agent');
  // Without its event stream the page does not learn of the end by itself.
  await page.route('**/events*', (route) => route.abort());
  await as(ana, { path: 'profile' });
  const name = page.getByLabel('Your name');
  await expect(name).toHaveValue('ana');
  await revokeAccess(owner.ctx, { memberId: ana.ctx.member.id, successorId: null });
  await name.fill('Ana Renamed');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByRole('heading', { name: 'Your access to Workspace of owner ended' })).toBeVisible();
  const [stored] = await everythingStored()`select name from users where id = ${ana.ctx.person.userId}`;
  expect(stored).toEqual({ name: 'ana' });
  await expect(page.getByRole('link', { name: owner.email })).toHaveAttribute(
    'href',
    `mailto:${owner.email}`,
  );
  await expectAccessible();
  await page.getByRole('link', { name: 'Second desk' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${olga.workspace.slug}/`));
});

test('B4 R6 a suspended member reads until when, and a stranger that nothing is there', async ({
  as,
  page,
  people,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await suspendMembers(owner.ctx, { chosen: [ana.ctx.member], reason: 'Lost laptop', until: '2099-12-31' });
  await as(ana, { path: 'messages/mine' });
  await expect(
    page.getByRole('heading', { name: 'Your access to Workspace of owner is suspended' }),
  ).toBeVisible();
  await expect(page.getByText('It is suspended until 31 December 2099')).toBeVisible();
  await expect(page.getByText('Lost laptop')).toBeHidden();
  await expectAccessible();

  const { stella } = await world({ people: { stella: 'owner' } });
  const theirs = await elsewhere();
  const stranger = { name: 'stella', email: stella.person.email, ctx: stella };
  await theirs
    .context()
    .addCookies([
      { name: 'latchkey.session', value: await sessionOf(stranger), url: process.env.APP_ORIGIN ?? '' },
    ]);
  const answer = await theirs.goto(`/w/${owner.ctx.workspace.slug}/messages/mine`);
  expect(answer?.status()).toBe(404);
  await expect(theirs.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  expect(await theirs.content()).not.toContain('Workspace of owner');
});

test('B4 S1.29 a person without another workspace goes on to their organisation and invitations, or signs out', async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { owner, ana } = await people({ ana: 'agent' });
  await everythingStored()`update people set role = 'admin' where user_id = ${ana.ctx.person.userId}`;
  await revokeAccess(owner.ctx, { memberId: ana.ctx.member.id, successorId: null });
  await as(ana, { path: 'profile' });
  await expect(page.getByRole('heading', { name: 'Your access to Workspace of owner ended' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Organisation of owner' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('People');
  await page.goBack();
  await page.getByRole('link', { name: 'Your workspaces and invitations' }).click();
  await expect(page.getByRole('heading', { name: 'You have no workspace yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Organisation of owner' })).toBeVisible();
  await expectAccessible();
  await page.goBack();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goBack();
  await expect(page.getByText('Workspace of owner')).toBeHidden();
});

test('B5 a person whose only access begins later reads when, and whom to ask', { tag: '@core' }, async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { ana } = await people({ ana: 'agent' });
  await as(ana, { path: 'profile' });
  await everythingStored()`update members set starts_at = '2099-01-03T12:00:00Z' where id = ${ana.ctx.member.id}`;
  await page.goto('/workspaces');
  await expect(page.getByRole('heading', { name: 'Your access has not begun' })).toBeVisible();
  await expect(page.getByText('It begins on 3 January 2099. Ask owner.')).toBeVisible();
  await expectAccessible();
});

for (const [locale, workspaces, signOut] of [
  ['fr', 'Vos espaces de travail et invitations', 'Se déconnecter'],
  ['it', 'I tuoi spazi di lavoro e inviti', 'Esci'],
] as const) {
  test.describe(`in the language ${locale}`, () => {
    test.use({ locale });

    test('B4 the page of a lost access leads on', async ({ as, page, people }) => {
      const { owner, ana } = await people({ ana: 'agent' });
      await suspendMembers(owner.ctx, { chosen: [ana.ctx.member], reason: '', until: null });
      await as(ana, { path: 'profile' });
      await expect(page.getByRole('link', { name: workspaces })).toHaveAttribute('href', '/workspaces');
      await expect(page.getByRole('button', { name: signOut })).toBeVisible();
    });
  });
}
