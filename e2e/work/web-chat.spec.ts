import type { Page } from '@playwright/test';
import { createRecord } from '@/lib/modules';
import { type Actor, test as base, expect } from '../fixtures/as';
import { type PlainSite, startSite } from '../fixtures/plain-site';

const test = base.extend<{ site: PlainSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
});

const server = process.env.APP_ORIGIN ?? '';
const tagOf = (id: string) => `<script src="${server}/chat.js" data-channel="${id}" async></script>`;

async function connect({ ctx }: Actor, origin: string) {
  const fields = { connection: 'widget', origins: [origin], greeting: 'Hello!' };
  return (await createRecord(ctx, { collection: 'channels', name: 'Shop chat', fields })).id;
}

/** What is in the frame of the chat on a page. */
const chatOn = (page: Page) => page.frameLocator('iframe[title="Shop chat"]');

/** Opens the chat on a site and writes as a new visitor. */
async function write(page: Page, origin: string, text: string, name = 'Ada') {
  await page.goto(origin);
  await page.getByRole('button', { name: 'Open the chat' }).click();
  const chat = chatOn(page);
  await chat.getByLabel('Your name').fill(name);
  await chat.getByLabel('Message', { exact: true }).fill(text);
  await chat.getByRole('button', { name: 'Send' }).click();
  await expect(chat.getByRole('log')).toContainText(text);
  return chat;
}

test('S1.20 an owner connects a web chat by its tag; a visitor and a member write to each other live', async ({
  as,
  elsewhere,
  expectAccessible,
  page,
  people,
  site,
}) => {
  const { owner } = await people({ ana: 'agent' });
  await as(owner, { path: 'settings/channels/new' });
  await page.getByRole('link', { name: 'Web chat' }).click();
  await page.getByLabel('Name').fill('Shop chat');
  await page.getByLabel('Your sites').fill(`${site.origin}/anything`);
  await expectAccessible();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  site.tag = (await page.getByRole('code').filter({ hasText: 'chat.js' }).textContent()) ?? '';
  await expectAccessible();
  const shop = await elsewhere();
  const chat = await write(shop, site.origin, 'Are you open today?');
  await as(owner, { path: 'messages/all' });
  await page.getByRole('link', { name: /Ada/ }).click();
  await expect(page.getByRole('log')).toContainText('Are you open today?');
  const answer = page.getByRole('textbox', { name: 'Reply' });
  await answer.fill('Until seven.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(chat.getByRole('log')).toContainText('Until seven.');
  await chat.getByLabel('Message', { exact: true }).fill('Thank you');
  await chat.getByLabel('Message', { exact: true }).press('Enter');
  await expect(page.getByRole('log')).toContainText('Thank you');

  await chat.getByRole('button', { name: 'Close the chat' }).click();
  await expect(shop.getByRole('button', { name: 'Open the chat' })).toBeFocused();
  await answer.fill('See you soon.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(shop.getByRole('button', { name: 'Open the chat, new messages' })).toHaveText('1');
  await shop.reload();
  await shop.getByRole('button', { name: 'Open the chat' }).click();
  await expect(chatOn(shop).getByRole('log')).toContainText('See you soon.');
  await expect(chatOn(shop).getByLabel('Your name')).toBeHidden();
});

test('SA2 a site that the channel does not list gets neither button nor frame nor answer', async ({
  page,
  people,
  site,
}) => {
  const { owner } = await people({ ana: 'agent' });
  const id = await connect(owner, 'https://www.example.com');
  const ask = `${server}/api/chat/${id}/site`;
  site.tag = `${tagOf(id)}<iframe title="Shop chat" src="${server}/chat/${id}"></iframe>`;
  const refused = page.waitForEvent('console', (message) => message.text().includes('Latchkey chat'));
  await page.goto(site.origin);
  expect((await refused).text()).toContain(site.origin);
  await expect(page.locator('latchkey-chat')).toHaveCount(0);
  await expect(chatOn(page).getByRole('heading')).toHaveCount(0);
  expect(await page.evaluate((url) => fetch(url).then(() => 'read', String), ask)).toContain('TypeError');
  const answer = await page.request.get(ask, { headers: { origin: site.origin } });
  expect(answer.status()).toBe(404);
  expect(answer.headers()['access-control-allow-origin']).toBeUndefined();
  const posted = await page.request.post(`${server}/api/chat/${id}/messages`, {
    headers: { origin: site.origin, authorization: `Bearer ${'x'.repeat(43)}` },
    data: { id: crypto.randomUUID(), text: 'Hello', name: 'Ada' },
  });
  expect(posted.status()).toBe(403);
  const missing = await page.request.get(ask.replace(id, crypto.randomUUID()), {
    headers: { origin: 'https://www.example.com' },
  });
  expect(await missing.text()).toBe(await answer.text());
});

test('HD4 markup that a visitor or a member writes is text for both', async ({
  as,
  elsewhere,
  page,
  people,
  site,
}) => {
  const { owner } = await people({ ana: 'agent' });
  site.tag = tagOf(await connect(owner, site.origin));
  const shop = await elsewhere();
  for (const on of [shop, page]) on.on('dialog', () => expect('a dialog').toBe('absent'));
  const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const chat = await write(shop, site.origin, markup);
  await as(owner, { path: 'messages/all' });
  await page.getByRole('link', { name: /Ada/ }).click();
  await expect(page.getByRole('log')).toContainText(markup);
  await page.getByRole('textbox', { name: 'Reply' }).fill(`${markup} too`);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(chat.getByRole('log')).toContainText(`${markup} too`);
  await expect(chat.locator('img')).toHaveCount(0);
});

test('the chat is tried within the console, works alone, and is accessible', async ({
  as,
  expectAccessible,
  page,
  people,
  site,
}) => {
  const { owner } = await people({ ana: 'agent' });
  const id = await connect(owner, site.origin);
  await as(owner, { path: `settings/channels/${id}` });
  await page.getByRole('link', { name: 'Open the chat' }).click();
  await page.getByRole('button', { name: 'Open the chat' }).click();
  const chat = chatOn(page);
  await expect(chat.getByLabel('Your name')).toBeFocused();
  await chat.getByRole('button', { name: 'Send' }).click();
  await expect(chat.getByRole('alert')).toHaveText('Write your name.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open the chat' })).toBeFocused();
  await page.getByRole('link', { name: 'Open Messages' }).click();
  await expect(page.locator('latchkey-chat')).toHaveCount(0);
  // It has no React to wait for.
  await page.evaluate((address) => location.assign(address), `/chat/${id}`);
  await expect(page.getByRole('heading', { name: 'Shop chat' })).toBeVisible();
  await expectAccessible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible();
});

test('what is wrong with a field of the chat is said below that field, which is marked', async ({
  expectAccessible,
  page,
  people,
}) => {
  const { owner } = await people({ ana: 'agent' });
  const id = await connect(owner, server);
  // It has no React to wait for.
  await page.evaluate((address) => location.assign(address), `${server}/chat/${id}`);
  await page.getByRole('button', { name: 'Send' }).click();
  const name = page.getByLabel('Your name');
  await expect(name).toBeFocused();
  await expect(page.locator('#name[aria-invalid=true] + [role=alert]')).toHaveText('Write your name.');
  await name.fill('Ada');
  await page.getByLabel('Your email (optional)').fill('x');
  await page.getByLabel('Message', { exact: true }).fill('Hello');
  await page.getByRole('button', { name: 'Send' }).click();
  const wrong = page.locator('#email[aria-invalid=true] + [role=alert]');
  await expect(wrong).toHaveText('This is not an email address.');
  await expect(page.locator('[aria-invalid]')).toHaveCount(1);
  await expectAccessible();
  await page.getByLabel('Your email (optional)').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('log').getByRole('article').locator('time')).toHaveText(/^\d\d:\d\d$/);
  await expect(page.locator('[aria-invalid]')).toHaveCount(0);
});
