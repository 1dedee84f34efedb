import type { Page } from '@playwright/test';
import { fillSignIn, givePassword, password } from '../fixtures/accounts';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { mailsTo } from '../fixtures/mailbox';

/** Waits until the form is interactive: it then shows the stored values, and earlier input would be lost. */
const untilInteractive = (page: Page, { name }: Actor) =>
  expect(page.getByLabel('Your name')).toHaveValue(name);

const storedEmail = async (userId: string) => {
  const [row] = await everythingStored()`select email from users where id = ${userId}`;
  return row?.email;
};

test('S1.33 Ana changes her email: the new address gets a link, the old one a notice, and nothing changes before she uses the link', async ({
  as,
  people,
  page,
  mailbox,
  expectAccessible,
}) => {
  const { ana } = await people({ ana: 'agent' });
  await givePassword(ana.ctx.person);
  const { userId } = ana.ctx.person;
  const email = `${crypto.randomUUID()}@example.com`;
  await as(ana, { path: 'profile' });
  await untilInteractive(page, ana);
  await expectAccessible();
  const fill = async (given: string) => {
    await page.getByLabel('New email').fill(email);
    await page.getByLabel('Password, to confirm it is you').fill(given);
    await page.getByRole('button', { name: 'Send the link' }).click();
  };
  await fill('a wrong guess');
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await expect(page.getByLabel('New email')).toHaveValue(email);
  await fill(password);
  await expect(page.getByText(`${email} is not confirmed yet.`)).toBeVisible();
  await expectAccessible();

  await mailbox.next(ana.email, 'Someone asked to change your address');
  const link = (await mailbox.next(email)).links[0] ?? '';
  await page.goto(link);
  await page.reload();
  await expectAccessible();
  expect(await storedEmail(userId)).toBe(ana.email);
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(page.getByRole('heading', { name: 'Address changed' })).toBeVisible();
  expect(await storedEmail(userId)).toBe(email);
  await mailbox.next(ana.email, 'Your address was changed');

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await fillSignIn(page, email);
  await expect(page).toHaveURL(/\/w\//);
});

test('AU1 IN12 an address in use gets the same page as a free one, and no mail', async ({
  as,
  people,
  page,
  mailbox,
}) => {
  const { ana, ben } = await people({ ana: 'agent', ben: 'agent' });
  const free = `${crypto.randomUUID()}@example.com`;
  await as(ana, { path: 'profile' });
  await untilInteractive(page, ana);
  const pages = [];
  for (const email of [ben.email, free]) {
    await page.getByLabel('New email').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    const notice = page.getByRole('main').getByRole('status');
    await expect(notice).toContainText(email);
    pages.push(((await notice.textContent()) ?? '').replace(email, '…'));
    await mailbox.next(ana.email, 'Someone asked to change your address');
  }
  expect(pages[0]).toBe(pages[1]);
  // The later of the two has arrived, so the earlier one would have, too.
  await mailbox.next(free);
  expect((await mailsTo(ben.email)).map(({ subject }) => subject)).not.toContain('Confirm your new address');

  await page.getByRole('button', { name: 'Cancel the change' }).click();
  await expect(page.getByText(`${free} is not confirmed yet.`)).toHaveCount(0);
  expect(await storedEmail(ana.ctx.person.userId)).toBe(ana.email);
});

test('S1.34 Ana’s new name shows on the page that her owner has open', { tag: '@core' }, async ({
  as,
  people,
  page,
  elsewhere,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const users = await as(owner, { on: await elsewhere() });
  await as(ana, { path: 'profile' });
  await untilInteractive(page, ana);
  await page.getByLabel('Your name').fill('Ana Lindqvist');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Name saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Your account: Ana Lindqvist' })).toBeVisible();
  await expect(users.getByRole('row', { name: ana.email })).toContainText('Ana Lindqvist');
});

test('a picture is chosen, shown to a colleague at once, hidden from strangers, and removed', async ({
  as,
  elsewhere,
  expectAccessible,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const { slug } = owner.ctx.workspace;
  await as(ana, { path: 'profile' });
  // A picture as large as a screen: the browser makes it small, square and JPEG.
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 400];
    const pen = canvas.getContext('2d');
    if (pen) [pen.fillStyle] = ['#c02040'];
    pen?.fillRect(0, 0, 900, 400);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await page
    .getByLabel('Picture file')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') });
  await expect(page.getByText('Picture saved')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove', exact: true })).toBeVisible();
  await expectAccessible();

  const address = `${process.env.APP_ORIGIN}/w/${slug}/pictures/${ana.ctx.member.id}`;
  const ask = async (who: Actor | null) =>
    fetch(address, { headers: who ? { cookie: `latchkey.session=${await sessionOf(who)}` } : {} });
  const seen = await ask(owner);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
  expect(seen.headers.get('cache-control')).toBe('private, max-age=3600');
  const { owner: stranger } = await people({});
  expect([(await ask(stranger)).status, (await ask(null)).status]).toEqual([404, 404]);

  const other = await as(owner, { on: await elsewhere() });
  const row = other.getByRole('row', { name: ana.email });
  await expect(row.locator(`[style*="${ana.ctx.person.userId}"]`)).toBeVisible();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Picture removed')).toBeVisible();
  await expect(row.locator(`[style*="${ana.ctx.person.userId}"]`)).toHaveCount(0);
});

test('a file that is not a picture is refused with a message', async ({ as, page, people }) => {
  const { ana } = await people({ ana: 'agent' });
  await as(ana, { path: 'profile' });
  await page
    .getByLabel('Picture file')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(page.getByText('Use a PNG, JPEG or WebP image.')).toBeVisible();
});
