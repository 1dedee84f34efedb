import type { Locator } from '@playwright/test';
import { type Actor, expect, stored, test } from '../fixtures/as';
import { rowOf } from '../fixtures/users-page';

const fresh = (who: Actor, name: string) => who.email.replace(/^[^@]*/, (local) => `${name}-${local}`);

/** Pastes a text into the email field. */
const paste = (dialog: Locator, text: string) =>
  dialog.getByLabel(/^Email/).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('B12 each pasted address shows its outcome before anyone is invited', async ({ as, page, people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const [zoe, mia] = [fresh(owner, 'zoe'), fresh(owner, 'mia')];
  const before = await stored.everything(owner);
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await paste(dialog, `${zoe}\n${ana.email}\nnonsense\n${owner.email}\n${mia}`);
  await expect(dialog.getByText('2 people will be invited, 3 addresses are skipped.')).toBeVisible();
  for (const reason of ['already a user', 'not a valid address', 'your own address'])
    await expect(dialog.getByText(reason)).toBeVisible();
  const { audit, invitations, mails } = before ?? {};
  expect(await stored.everything(owner)).toMatchObject({ audit, invitations, mails });

  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('heading', { name: '2 invitations sent' })).toBeVisible();
  await expect(page.getByText('Skipped: nonsense (not a valid address)')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  for (const email of [zoe, mia]) await expect(rowOf(page, { email }).getByText('Pending')).toBeVisible();
});

test('B12 the addresses of a pasted CSV are taken, without its heads and names', { tag: '@core' }, async ({
  as,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const [zoe, mia] = [fresh(owner, 'zoe'), fresh(owner, 'mia')];
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await paste(dialog, `Name,Email\r\n"Kéro, Zoé",${zoe}\r\nAna Bo,${ana.email}\r\nMia Ort,${mia}\r\n`);
  for (const email of [zoe, ana.email, mia])
    await expect(dialog.getByRole('button', { name: `Remove ${email}` })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Remove / })).toHaveCount(3);
  await expect(dialog.getByText('2 people will be invited, 1 address is skipped.')).toBeVisible();
});
