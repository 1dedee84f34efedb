import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

/** Another workspace, whose owner Rita invites this address. */
async function invitedBy(email: string) {
  const { rita } = await world({ people: { rita: 'owner' }, workspace: 'Second desk' });
  const { invited } = await inviteMembers(rita, { emails: [email], role: 'agent', restrictions: [] });
  const memberId = invited[0]?.memberId ?? '';
  const status = async () =>
    (await everythingStored()`select status from members where id = ${memberId}`)[0]?.status;
  return { rita, status };
}

test('S1.9 a signed-in person finds an invitation in the workspace switcher, and accepts it', async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  const { ana } = await people({ ana: 'agent' });
  await as(ana, { path: 'profile' });
  await expect(page.getByRole('button', { name: /Switch workspace/ })).toHaveCount(0);
  const { rita, status } = await invitedBy(ana.email);
  await page.reload();
  await page.getByRole('button', { name: /Switch workspace.*1 invitation/ }).click();
  await expectAccessible();
  await page.getByRole('link', { name: '1 invitation' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a workspace' })).toBeVisible();
  await expect(page.getByText('rita invites you as Agent')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Workspace of owner' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Accept the invitation to Second desk' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${rita.workspace.slug}/`));
  expect(await status()).toBe('active');
});

test('S1.9 a person declines an invitation, after reading what that means, and the inviter is notified', async ({
  as,
  page,
  people,
  elsewhere,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { ana } = await people({ ana: 'agent' });
  const { rita, status } = await invitedBy(ana.email);
  await as(ana, { path: 'profile' });
  await page.goto('/workspaces');
  await page.getByRole('link', { name: 'Decline the invitation to Second desk' }).click();
  await expect(page.getByRole('heading', { name: 'Decline the invitation to Second desk?' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Keep the invitation' }).click();
  await expect(page.getByRole('button', { name: 'Accept the invitation to Second desk' })).toBeVisible();
  expect(await status()).toBe('invited');
  await page.getByRole('link', { name: 'Decline the invitation to Second desk' }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${ana.ctx.workspace.slug}/`));
  expect(await status()).toBe('left');

  const inviter = { name: 'rita', email: rita.person.email, ctx: rita };
  const theirs = await as(inviter, { on: await elsewhere() });
  await theirs.getByRole('button', { name: 'Notifications: 1 unread' }).click();
  await expect(
    theirs.getByRole('dialog').getByRole('link', { name: `${ana.email} declined your invitation` }),
  ).toBeVisible();
});

test('S1.9 an invitation is the way in for a person without a workspace', async ({
  as,
  page,
  expectAccessible,
}) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { status } = await invitedBy(olga.person.email);
  await everythingStored()`update workspaces set closed_at = now() where id = ${olga.workspace.id}`;
  await as({ name: 'olga', email: olga.person.email, ctx: olga }, { path: 'profile' });
  await page.goto('/workspaces');
  await expect(page.getByRole('heading', { name: 'You are invited' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Accept the invitation to Second desk' }).click();
  await expect(page).toHaveURL(/\/w\//);
  expect(await status()).toBe('active');
});
