import type { Page } from '@playwright/test';
import { type MailProvider, startMailProvider } from '@/lib/test-support/mail-provider';
import { test as base, expect } from '../fixtures/as';
import { fillMailbox } from '../fixtures/fill-mailbox';

const test = base.extend<{ provider: MailProvider }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  provider: async ({}, use) => {
    const provider = await startMailProvider();
    await use(provider);
    await provider.close();
  },
});

const connect = (page: Page) => page.getByRole('button', { name: 'Connect', exact: true }).click();

test('S1.20 an owner connects a mailbox; mail to it becomes a conversation, and the reply goes out from it', async ({
  as,
  expectAccessible,
  page,
  people,
  provider,
}) => {
  const { owner } = await people({ ana: 'agent' });
  await as(owner, { path: 'settings/channels/new' });
  await page.getByRole('link', { name: 'Email' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Shop mail');
  await fillMailbox(page, { ...provider.signIn, password: 'wrong' });
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText(/The server refused the username or the password/)).toHaveCount(2);
  await expectAccessible();
  await page.getByLabel('Password', { exact: true }).fill(provider.signIn.password);
  await connect(page);
  await expect(page.getByRole('heading', { name: 'Shop mail' })).toBeVisible();
  await expectAccessible();

  provider.arrive([
    'From: Zoé Martin <zoe@customer.example>',
    'Subject: My order',
    'Message-ID: <order@customer.example>',
    ...['', 'Where is it?'],
  ]);
  await page.getByRole('button', { name: 'Check for new emails' }).click();
  const log = page.getByRole('table', { name: 'Deliveries to Shop mail' });
  await expect(log.getByRole('row', { name: /Received/ })).toBeVisible();
  await as(owner, { path: 'messages/all' });
  await page.getByRole('link', { name: /Zoé/ }).click();
  await expect(page.getByRole('log')).toContainText('Where is it?');
  await page.getByRole('textbox', { name: 'Reply' }).fill('On its way.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => provider.sent.length).toBe(1);
  expect(provider.sent[0]).toMatchObject({
    text: expect.stringContaining('On its way.'),
    subject: 'Re: My order',
    inReplyTo: '<order@customer.example>',
  });
  await expectAccessible();
});
