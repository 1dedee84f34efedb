import { expect, stored, test } from '../fixtures/as';
import { open, rowOf } from '../fixtures/users-page';

test('S1.28 revoking Ana hands over her 12 contacts to Ben', async ({ as, page, people }) => {
  const { owner, ana, ben } = await people(
    { ana: 'agent', ben: 'agent' },
    { contactsOf: { ana: 12, ben: 3 } },
  );
  await as(owner);
  const dialog = await open(page, ana, 'Revoke access');
  await expect(dialog.getByText('12 contacts become unassigned.', { exact: true })).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Assign contacts to another user' }).click();
  await dialog.getByRole('radio', { name: /ben/ }).click();
  await expect(dialog.getByText('12 contacts go to ben.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Revoke access' }).click();

  await expect(page.getByText('Access revoked: ana')).toBeVisible();
  await expect(page.getByText('12 contacts are now assigned to ben.', { exact: false })).toBeVisible();
  await expect(rowOf(page, ana)).toBeHidden();
  await expect.poll(() => stored.contactsOf(ben)).toBe(15);
  expect(await stored.member(ana)).toMatchObject({ status: 'left' });
});

test('S1.28 without a successor the contacts become unassigned; the person stays in the organisation (S1.29)', {
  tag: '@core',
}, async ({ as, page, people }) => {
  const { owner, ana } = await people({ ana: 'agent' }, { contactsOf: { ana: 5 } });
  await as(owner);
  const dialog = await open(page, ana, 'Revoke access');
  await expect(
    dialog.getByText(`Keeps their place in the organisation ${owner.ctx.organisation.name}.`),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: ana')).toBeVisible();
  expect(await stored.unassigned(owner)).toBe(5);
  const { people: places } = (await stored.everything(owner)) as { people: { user_id: string }[] };
  expect(places.map(({ user_id }) => user_id)).toContain(ana.ctx.person.userId);
});

test('S1.30 B3 Undo restores Ana’s level, restrictions and contacts, at once and later', {
  tag: '@core',
}, async ({ as, page, people }) => {
  const { owner, ana, ben } = await people(
    { ana: { role: 'agent', restrictions: ['visibility-team'] }, ben: 'agent' },
    { contactsOf: { ana: 6 } },
  );
  await as(owner);
  const dialog = await open(page, ana, 'Revoke access');
  await expect(dialog.getByText(/You can undo this exactly until/)).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Assign contacts to another user' }).click();
  await dialog.getByRole('radio', { name: /ben/ }).click();
  await dialog.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: ana')).toBeVisible();
  await expect(rowOf(page, ana)).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Access restored: ana')).toBeVisible();
  await expect(rowOf(page, ana).getByText('Visibility: team and own')).toBeVisible();
  expect(await stored.contactsOf(ana)).toBe(6);
  expect(await stored.contactsOf(ben)).toBe(0);

  const reopened = await open(page, ana, 'Revoke access');
  await reopened.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: ana')).toBeVisible();
  await page.goto(`/w/${owner.ctx.workspace.slug}/settings/users?status=revoked`);
  await rowOf(page, ana).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Access restored: ana')).toBeVisible();
  await expect(rowOf(page, ana)).toBeHidden();
  expect(await stored.member(ana)).toMatchObject({ status: 'active', restrictions: ['visibility-team'] });
  expect(await stored.contactsOf(ana)).toBe(6);
});

test('R4 a revoked member is out at the next click', async ({ as, elsewhere, page, people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const hers = await as(ana, { path: 'messages', on: await elsewhere() });
  await as(owner);
  const dialog = await open(page, ana, 'Revoke access');
  await dialog.getByRole('button', { name: 'Revoke access' }).click();
  await expect(page.getByText('Access revoked: ana')).toBeVisible();
  const response = await hers.goto(`/w/${ana.ctx.workspace.slug}/messages`);
  expect(response?.status()).toBe(404);
});

test('RV9 a successor who has left since then is refused on the list, and nothing is changed', async ({
  as,
  elsewhere,
  page,
  people,
}) => {
  const { owner, olga, ana, ben } = await people({ olga: 'owner', ana: 'agent', ben: 'agent' });
  await as(owner);
  const mine = await open(page, ana, 'Revoke access');
  await mine.getByRole('checkbox', { name: 'Assign contacts to another user' }).click();
  await mine.getByRole('radio', { name: /ben/ }).click();

  const other = await as(olga, { on: await elsewhere() });
  const hers = await open(other, ben, 'Revoke access');
  await hers.getByRole('button', { name: 'Revoke access' }).click();
  await expect(other.getByText('Access revoked: ben')).toBeVisible();

  await mine.getByRole('button', { name: 'Revoke access' }).click();
  await expect(mine.getByText(/This person can no longer take the contacts/)).toBeVisible();
  expect(await stored.member(ana)).toMatchObject({ status: 'active' });
});
