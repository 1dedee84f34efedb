import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

test('R2 an owner alone changes the access model; once someone is invited it stays', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  const { id } = owner.ctx.organisation;
  const model = async () =>
    (await everythingStored()`select model from organisations where id = ${id}`)[0]?.model;
  await as(owner, { path: 'settings/general' });
  await page.getByRole('link', { name: 'Team inbox' }).click();
  await expect(page.getByRole('button', { name: 'Change model' })).toBeDisabled();
  await expectAccessible();
  await page.getByRole('radio', { name: /^Account tree/ }).click();
  await page.getByRole('button', { name: 'Change model' }).click();
  await expect(page.getByText('Access model changed: Account tree')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change model' })).toBeDisabled();
  expect(await model()).toBe('account-tree');
  await page.getByRole('radio', { name: /^Team inbox/ }).click();
  await page.getByRole('button', { name: 'Change model' }).click();
  await expect(page.getByText('Access model changed: Team inbox')).toBeVisible();
  await inviteMembers(owner.ctx, { emails: ['ines@example.com'], role: 'agent', restrictions: [] });
  await page.reload();
  await expect(page.getByText('other people have joined or are invited')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change model' })).toHaveCount(0);
});
