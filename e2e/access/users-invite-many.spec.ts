import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Actor, expect, stored, test } from '../fixtures/as';

const fresh = (who: Actor, name: string) => who.email.replace(/^[^@]*/, (local) => `${name}-${local}`);

const rowWith = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).last();

test('B12 a list is pasted, previewed, mended, sent once, left, found again and undone', async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const [zoe, mia, tom] = [fresh(owner, 'zoe'), fresh(owner, 'mia'), fresh(owner, 'tom')];
  const before = await stored.everything(owner);
  await as(owner, { path: 'settings/users' });
  await page.getByRole('link', { name: 'Invite many' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Invite many' })).toBeVisible();
  await expectAccessible();
  const table = [
    'Name\tEmail\tLevel\tRestrictions\tEnd date',
    `Zoé Kéro\t${zoe}\tagent\tshortcuts\t2099-12-31`,
    `Mia Ort\t${mia}\tChef\t\t`,
    `Ana\t${ana.email}\tagent\t\t`,
    `Nobody\tnonsense\tagent\t\t`,
    `Tom\t${tom}\tmanager\t\t`,
  ].join('\n');
  await page.getByLabel(/^People/).fill(table);
  await page.getByRole('button', { name: 'Preview' }).click();

  await expect(page.getByText('2 people will be invited')).toBeVisible();
  await expect(rowWith(page, zoe)).toContainText('Until 31 Dec 2099');
  await expect(rowWith(page, mia)).toContainText('Level: “Chef” does not exist here.');
  await expect(rowWith(page, ana.email)).toContainText('Already a user.');
  await expect(rowWith(page, 'nonsense')).toContainText('Email: “nonsense” is not an address.');
  const { audit, invitations, mails } = before ?? {};
  expect(await stored.everything(owner)).toMatchObject({ audit, invitations, mails });
  await expectAccessible();

  await page.getByLabel(`Level of ${mia}`).selectOption('agent');
  await expect(page.getByText('3 people will be invited')).toBeVisible();
  await page.getByRole('button', { name: `Leave out ${tom}` }).click();
  await expect(page.getByText('2 people will be invited')).toBeVisible();
  await page.getByRole('button', { name: 'Send 2 rows' }).click();
  await expect(page.getByText('2 people invited')).toBeVisible();
  await expect(rowWith(page, tom)).toContainText('You left it out.');
  await expectAccessible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the refused rows' }).click();
  const file = await readFile(await (await saved).path(), 'utf8');
  expect(file).toContain('nonsense');
  expect(file).toContain('is not an address');
  expect(file).not.toContain(zoe);

  await page.goto(`/w/${owner.ctx.workspace.slug}/settings/users/invite-many`);
  await page.getByRole('region', { name: 'Lists of the last 30 days' }).getByRole('link').first().click();
  await expect(page.getByText('2 people invited')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the list' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the list' }).click();
  await expect(page.getByText('2 invitations revoked')).toBeVisible();
  await expect(page.getByText('This list has been undone')).toBeVisible();
});

test('B12 a file is read by chosen columns, which are remembered for its headings', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  const [zoe, mia] = [fresh(owner, 'zoe'), fresh(owner, 'mia')];
  const fileOf = (email: string) => ({
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFFPost;Mailbox\r\nmanager;${email}\r\n`, 'utf16le'),
  });
  await as(owner, { path: 'settings/users/invite-many' });
  await page.getByLabel(/^Or a file/).setInputFiles(fileOf(zoe));
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByLabel(`Level of ${zoe}`)).toHaveValue('agent');
  await page.getByText('Columns of the table').click();
  await page.getByLabel('Post', { exact: true }).selectOption('Level');
  await page.getByRole('button', { name: 'Read the columns this way' }).click();
  await expect(page.getByLabel(`Level of ${zoe}`)).toHaveValue('manager');

  await page.goto(`/w/${owner.ctx.workspace.slug}/settings/users/invite-many`);
  await page.getByLabel(/^Or a file/).setInputFiles(fileOf(mia));
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByLabel(`Level of ${mia}`)).toHaveValue('manager');
});

test.describe('on a phone, without script', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('B12 S1.15 the page, a preview with its filters and a refusal with its rule are pages', async ({
    as,
    browser,
    page,
    people,
    expectAccessible,
  }) => {
    const { mona } = await people({ mona: 'manager' });
    const [zoe, otto] = [fresh(mona, 'zoe'), fresh(mona, 'otto')];
    await as(mona, { path: 'settings/users/invite-many' });
    await page.getByLabel(/^People/).fill(`email,level\n${zoe},agent\n${otto},owner\n`);
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByText('1 person will be invited')).toBeVisible();
    await expect(rowWith(page, otto)).toContainText('you may not give this');
    await expectAccessible();

    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const bare = await plain.newPage();
    await bare.goto(page.url());
    await expect(bare.getByText('1 person will be invited')).toBeVisible();
    await bare.getByRole('navigation', { name: 'Show rows' }).getByRole('link', { name: 'Refused' }).click();
    await expect(rowWith(bare, otto)).toContainText('you may not give this');
    await expect(bare.getByText(zoe)).toBeHidden();
    await bare.goto(page.url().replace(/\/[^/]+$/, ''));
    await expect(bare.getByRole('button', { name: 'Preview' })).toBeVisible();
    await plain.close();
  });
});
