import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { createRecord } from '@/lib/modules';
import { startReceiver } from '@/lib/test-support/receiver';
import { expect, test } from '../fixtures/as';
import { choose } from '../fixtures/collection-page';

/** Runs a line as a person who pastes it into a terminal. */
const paste = async (line: string) => (await promisify(execFile)('sh', ['-c', line])).stdout;

const lineOn = async (page: Page) => (await page.getByRole('code').last().textContent()) ?? '';
const log = (page: Page) => page.getByRole('table', { name: 'Deliveries to Shop SMS' });

test('S1.20 the line on the page of a new webhook channel delivers a message, and the log shows every post', async ({
  as,
  elsewhere,
  expectAccessible,
  page,
  people,
}) => {
  const { owner } = await people({ ana: 'agent' });
  await as(owner, { path: 'settings/channels/new' });
  await page.getByRole('link', { name: 'Webhook' }).click();
  await page.getByLabel('Name').fill('Shop SMS');
  await choose(page, 'Type', 'SMS');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Shop SMS is connected' })).toBeVisible();
  const line = await lineOn(page);
  expect(await paste(line)).toContain('"id":');
  await page.getByRole('link', { name: 'Open the channel' }).click();
  await expect(log(page).getByRole('row', { name: /Received/ })).toContainText('202');
  expect(await page.content()).not.toContain(/SECRET='([\w-]{43})'/.exec(line)?.[1]);

  // The same line with a text in place of the secret.
  const blank = (await page.getByRole('code').filter({ hasText: 'curl' }).textContent()) ?? '';
  expect(await paste(blank)).toContain('unauthenticated');
  await expect(log(page).getByRole('row', { name: /Refused/ })).toContainText('Signed with another secret');
  await expectAccessible();

  const console = await elsewhere();
  await as(owner, { on: console, path: 'messages/all' });
  await console.getByRole('link', { name: /Ada Example/ }).click();
  await expect(console.getByRole('log')).toContainText('Hello');
  await expect(console.getByText('This channel only receives')).toBeVisible();
  await expectAccessible();
});

test('S1.20 a test message goes to the outbound address, and its answer shows', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const receiver = await startReceiver();
  const { owner, mia } = await people({ mia: { role: 'manager', restrictions: ['integrations'] } });
  const fields = { connection: 'webhook', kind: 'sms', url: receiver.url };
  const { id } = await createRecord(owner.ctx, { collection: 'channels', name: 'Shop SMS', fields });
  await as(owner, { path: 'settings/channels' });
  await page.getByRole('link', { name: 'Shop SMS' }).click();
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Delivered: it answered 200' })).toBeVisible();
  expect(JSON.parse(receiver.got[0]?.body ?? '{}')).toMatchObject({ isTest: true, channelId: id });
  receiver.answer = 503;
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Rejected: it answered 503' })).toBeVisible();
  await expect(log(page).getByRole('row', { name: /Rejected/ })).toContainText('503');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
  await as(mia, { path: `settings/channels/${id}` });
  for (const lock of ['New secret', 'Send a test message']) {
    await expect(page.getByRole('button', { name: `${lock}, locked: why` })).toBeVisible();
  }
  await receiver.close();
});
