import type { Request } from '@playwright/test';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { world } from '@/lib/test-support/world';
import { account, fillSignIn, password } from '../fixtures/accounts';
import { everythingStored } from '../fixtures/everything-stored';
import { expect, test } from '../fixtures/test';

async function invite(host: WorkspaceContext, email: string, restrictions: string[] = []) {
  const { invited } = await inviteMembers(host, { emails: [email], role: 'agent', restrictions });
  return { link: invited[0]?.link ?? '', memberId: invited[0]?.memberId ?? '' };
}

const statusOf = async (memberId: string) =>
  (await everythingStored()`select status from members where id = ${memberId}`)[0]?.status;

const newAddress = () => `lorenzo-${crypto.randomUUID()}@example.com`;

test('S1.9 S1.10 Lorenzo opens the link in his email, sees his access, chooses a password and is signed in', async ({
  page,
  mailbox,
  expectAccessible,
}) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const email = newAddress();
  const { memberId } = await invite(olga, email, ['visibility-team']);
  const mail = await mailbox.next(email);
  const link = mail.links[0] ?? '';
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Join Workspace of olga' })).toBeVisible();
  const card = page.getByRole('complementary');
  await expect(card).toContainText('Messages');
  await expect(card).toContainText('Visibility: team and own');
  const until = /until (\w+ \d+ \w+ at \d\d:\d\d \([\w/]+\))/;
  await expect(page.getByRole('main')).toContainText(mail.text.match(until)?.[1] ?? 'until …');
  await expectAccessible();
  expect(await statusOf(memberId)).toBe('invited');

  await page.getByLabel('Your name').fill('Lorenzo De Santis');
  await page.getByLabel('Choose a password').fill('short');
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(page.getByText('Use at least 12 characters')).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Lorenzo De Santis');
  await page.getByLabel('Choose a password').fill(password);
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${olga.workspace.slug}/`));
  expect(await statusOf(memberId)).toBe('active');
  const token = link.split('/').at(-1) ?? '';
  // The headers that were sent: `headers()` also returns those that the policy then removed.
  const sent = await Promise.all(requests.map((request) => request.allHeaders()));
  expect(JSON.stringify(sent.map(({ referer }) => referer)), 'IN9').not.toContain(token);
});

test('Ana, who has an account, signs in and then accepts', async ({ page }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ana = await account('ana');
  const { link, memberId } = await invite(olga, ana.email);
  await page.goto(link);
  await expect(page.getByLabel('Email or username')).toHaveValue(ana.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Accept and join' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${olga.workspace.slug}/`));
  expect(await statusOf(memberId)).toBe('active');
});

test('IN12 Ben cannot accept Ana’s invitation: he is asked to sign out', async ({
  page,
  expectAccessible,
}) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const [ana, ben] = [await account('ana'), await account('ben')];
  const { link, memberId } = await invite(olga, ana.email);
  await page.goto('/sign-in');
  await fillSignIn(page, ben.email);
  await expect(page).toHaveURL('/workspaces');
  await page.goto(link);
  await expect(page.getByText('This invitation is for another address')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept and join' })).toHaveCount(0);
  await expectAccessible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Email or username')).toHaveValue(ana.email);
  expect(await statusOf(memberId)).toBe('invited');
});

test('IN5 used, revoked and invented links look alike; an expired one names the person to ask', {
  tag: '@core',
}, async ({ page, expectAccessible }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const revoked = await invite(olga, newAddress());
  await revokeInvitation(olga, { memberId: revoked.memberId });
  const bodies = [];
  for (const link of [revoked.link, '/invitation/invented']) {
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'This invitation no longer works' })).toBeVisible();
    bodies.push(await page.getByRole('main').textContent());
  }
  expect(bodies[0]).toBe(bodies[1]);
  const expired = await invite(olga, newAddress());
  await everythingStored()`update invitations set expires_at = now() where member_id = ${expired.memberId}`;
  await page.goto(expired.link);
  await expect(page.getByText('ask olga for a new one')).toBeVisible();
  await expectAccessible();
});

test('HD1 IN9 the page of a link discloses its address to no other site', { tag: '@core' }, async ({
  page,
}) => {
  const response = await page.goto('/invitation/invented');
  expect(response?.headers()['referrer-policy']).toBe('strict-origin');
  expect(response?.headers()['cache-control']).toContain('no-store');
});
