import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

test.use({ viewport: { width: 390, height: 844 } });

test('B1 RQ1 R4 on a phone Ana asks at a lock; the mail’s link shows it, the owner grants it for 4 hours, and it ends', {
  tag: '@core',
}, async ({ as, elsewhere, expectAccessible, mailbox, page: hers, people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const stateOf = async () =>
    (await everythingStored()`select status from access_requests where member_id = ${ana.ctx.member.id}`)[0];
  await as(ana, { path: 'settings/users' });
  await hers.getByRole('button', { name: 'Ask for access' }).click();
  await hers.getByLabel('Why').fill('For the fair');
  await expectAccessible();
  await hers.getByRole('button', { name: 'Send request' }).click();
  await expect(hers.getByText('You asked for access.')).toBeVisible();

  const mail = await mailbox.next(owner.email, `A request for access to ${owner.ctx.workspace.name}`);
  expect(mail.text).toContain('For the fair');
  const link = new URL(mail.links[0] ?? '');
  const theirs = await as(owner, { on: await elsewhere(), path: 'settings/requests' });
  await theirs.goto(link.pathname);
  const request = theirs.getByRole('article', { name: 'See users: ana' });
  await expect(request).toContainText('Change the level to Manager');
  await expect(request).toContainText('This also opens:');
  expect(await stateOf(), 'the link only shows').toEqual({ status: 'pending' });
  await request.getByRole('button', { name: 'Grant' }).click();
  await expect(request).toContainText('owner granted it until');
  expect(await stateOf()).toEqual({ status: 'approved' });

  await hers.goto(`/w/${ana.ctx.workspace.slug}/settings/users`);
  await expect(hers.getByRole('heading', { name: 'Users', exact: false }).first()).toBeVisible();
  await expect(hers).toHaveURL(/\/settings\/users$/);
  await everythingStored()`update members set reverts_at = now() where id = ${ana.ctx.member.id}`;
  await hers.goto(`/w/${ana.ctx.workspace.slug}/settings/users`);
  await expect(hers.getByRole('heading', { name: 'Users is locked' })).toBeVisible();
});
