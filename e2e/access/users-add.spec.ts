import { expect, stored, test } from '../fixtures/as';
import { option, rowOf } from '../fixtures/users-page';

const fresh = (who: { email: string }, name: string) =>
  who.email.replace(/^[^@]*/, (local) => `${name}-${local}`);

test('S1.8 S1.9 the owner adds an agent with a restriction: the email arrives, and its link opens the invitation', async ({
  as,
  elsewhere,
  mailbox,
  page,
  people,
}) => {
  const { owner } = await people({});
  const email = fresh(owner, 'margaux');
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Email/).fill(email);
  await dialog.getByRole('radio', { name: 'Agent' }).click();
  await option(dialog, 'Visibility', 'Own').click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();

  await expect(page.getByRole('heading', { name: '1 invitation sent' })).toBeVisible();
  await expect(page.getByText('As Agent, with Visibility: own.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, { email }).getByText('Visibility: own')).toBeVisible();

  const mail = await mailbox.next(email);
  expect(mail.text.replaceAll(/\s+/g, ' ')).toMatch(/until \w+ \d+ \w+ at \d\d:\d\d \(/);
  const link = mail.links.find((each) => each.includes('/invitation/')) ?? '';
  const guest = await elsewhere();
  await guest.goto(link);
  await expect(guest.getByLabel('Email')).toHaveValue(email);
});

test('S1.8 of several addresses those of existing members are skipped and named, and the input is kept', async ({
  as,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const email = fresh(owner, 'lorenzo');
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel(/^Email/);
  await field.fill(ana.email);
  await field.press('Enter');
  await expect(dialog.getByText('already a user')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('This person is already a user here.')).toBeVisible();

  await field.fill(`${email},`);
  await field.press('Enter');
  await expect(dialog.getByText('1 person will be invited, 1 address is skipped.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(`Skipped: ${ana.email} (already a user)`)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, { email }).getByText('Pending')).toBeVisible();
});

test('A06 a list copied from Outlook becomes one token per address', { tag: '@core' }, async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  const [zoe, mia] = [fresh(owner, 'zoe'), fresh(owner, 'mia')];
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Email/).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, `Zoé Kéro <${zoe}>; "Ort, Mia" <${mia}>`);
  for (const email of [zoe, mia])
    await expect(dialog.getByRole('button', { name: `Remove ${email}` })).toBeVisible();
  await expect(dialog.getByText('2 people will be invited')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  for (const email of [zoe, mia]) await expect(rowOf(page, { email }).getByText('Pending')).toBeVisible();
});

test('S1.8 an invalid address, no address and the actor’s own address are errors on the field', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  const before = await stored.everything(owner);
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  const add = dialog.getByRole('button', { name: 'Add', exact: true });
  await add.click();
  await expect(dialog.getByLabel(/^Email/)).toHaveAttribute('aria-invalid', 'true');

  await dialog.getByLabel(/^Email/).fill('no-address');
  await add.click();
  await expect(dialog.getByText('Enter a valid email address.')).toBeVisible();

  await dialog.getByLabel(/^Email/).fill(owner.email);
  await add.click();
  await expect(dialog.getByText('This is your own address.')).toBeVisible();
  // Their own last-seen time changes during the test; no invitation was created.
  const { audit, invitations, mails } = before ?? {};
  expect(await stored.everything(owner)).toMatchObject({ audit, invitations, mails });
});

test('S1.27 masks are offered on Advanced and Enterprise only; elsewhere the lock says so', async ({
  as,
  page,
  people,
}) => {
  const growth = await people({}, { plan: 'growth' });
  await as(growth.owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add user' });
  await expect(dialog.getByText('Your plan is Growth.')).toBeVisible();
  await expect(dialog.getByRole('group', { name: 'Mask phone and email' })).toBeHidden();
  await dialog.getByRole('button', { name: 'Mask phone and email, locked: why' }).click();
  await expect(page.getByText(/Advanced.*Enterprise/).last()).toBeVisible();

  const advanced = await people({}, { plan: 'advanced' });
  await as(advanced.owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  await expect(option(page.getByRole('dialog'), 'Mask phone and email', 'Masked')).toBeVisible();
});

test('R10 the levels of Add user show what each allows', async ({ as, page, people }) => {
  const { owner } = await people({});
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  const levels = page.getByRole('radiogroup', { name: 'Access level' });
  await expect(levels.getByText('Every module')).toHaveCount(2);
  await expect(levels.getByText('Messages', { exact: true })).toBeVisible();
  await expect(levels.getByText('Visibility, Shortcuts, Mask phone and email')).toBeVisible();
});

test('S1.8 adding works by the keyboard alone', async ({ as, page, people }) => {
  const { owner } = await people({});
  const email = fresh(owner, 'keyboard');
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByLabel(/^Email/).focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Agent' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Manager' })).toBeChecked();
  await page.getByRole('button', { name: 'Add', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '1 invitation sent' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rowOf(page, { email }).getByText('Manager')).toBeVisible();
});

test('S1.9 the link of a pending member is copied, sent again and revoked', async ({
  as,
  context,
  mailbox,
  page,
  people,
}) => {
  const { owner } = await people({});
  const email = fresh(owner, 'pending');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await as(owner);
  await page.getByRole('link', { name: 'Add user' }).click();
  await page.getByLabel(/^Email/).fill(email);
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  const mail = await mailbox.next(email);

  await rowOf(page, { email }).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(`Link for ${email} copied`)).toBeVisible();
  expect(mail.links).toContain(await page.evaluate(() => navigator.clipboard.readText()));

  await rowOf(page, { email }).getByRole('link', { name: 'Revoke access' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke access' }).click();
  await expect(rowOf(page, { email })).toBeHidden();
});
