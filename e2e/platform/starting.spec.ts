import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartedConsole } from '../fixtures/started-console';
import { test as base, expect } from '../fixtures/test';

interface Fixtures {
  directory: string;
  start(settings?: Record<string, string>): Promise<StartedConsole>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  directory: async ({}, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'latchkey-start-'));
    await use(directory);
    await rm(directory, { recursive: true });
  },
  start: async ({ directory }, use) => {
    const started: StartedConsole[] = [];
    await use(async (settings = { DATA_DIRECTORY: directory }) => {
      const console = await StartedConsole.start(settings);
      started.push(console);
      return console;
    });
    for (const console of started) {
      console.signal('SIGTERM');
      await console.ended();
    }
  },
});

const isUp = async (console: StartedConsole) => {
  await expect.poll(() => console.address ?? console.output).toMatch(/^http:/);
  return console.address ?? '';
};

test('npm start serves, refuses a second start on its data, and stops cleanly at Ctrl-C', async ({
  directory,
  start,
}) => {
  const console = await start();
  const address = await isUp(console);
  expect((await fetch(`${address}/nothing/here`)).status).toBe(404);
  expect((await stat(join(directory, 'auth-secret'))).mode & 0o077).toBe(0);

  const second = await start();
  expect(await second.ended()).toBe(1);
  expect(second.output).toContain('already runs on');
  expect((await fetch(`${address}/nothing/here`)).status).toBe(404);

  console.signal('SIGINT');
  expect(await console.ended()).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(existsSync(join(directory, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(existsSync(join(directory, 'lock'))).toBe(false);
});

test('S1.34 after an empty start the first organisation is created by the printed link, which is then closed', async ({
  expectAccessible,
  page,
  start,
}) => {
  const console = await start();
  const address = await isUp(console);
  expect((await fetch(`${address}/setup?token=guessed`)).status).toBe(404);
  for (const path of ['/', '/nothing/here', '/forgot-password', '/setup']) {
    await page.goto(address + path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Latchkey is not set up yet');
  }
  expect(await page.content()).not.toContain('token=');
  await expectAccessible();
  await expect.poll(() => console.setupLink ?? console.output).toMatch(/^http:/);
  await page.goto(console.setupLink ?? '');
  const next = page.getByRole('button', { name: 'Next' });
  await page.getByLabel('Organisation', { exact: true }).fill('Corvane');
  await page.getByLabel('First workspace').fill('Front desk');
  await expectAccessible();
  await next.click();
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Paris');
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('FR');
  await expect(page.getByRole('combobox', { name: 'Language' })).toHaveValue('en');
  await expectAccessible();
  await next.click();
  await page.getByRole('button', { name: 'See the whole matrix: Team inbox' }).click();
  await expect(page.getByRole('dialog').getByLabel('Contacts, Agent: never')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expectAccessible();
  await next.click();
  await expect(page.getByRole('radio', { name: /^Enterprise/ })).toBeChecked();
  await next.click();
  await page.getByLabel('Your name').fill('Olga Renard');
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@corvane');
  await page.getByLabel('Choose a password').fill('a few words do well');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('Enter a valid email address.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@corvane.example');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('button', { name: 'Your account: Olga Renard, Owner' })).toBeVisible();
  expect((await fetch(console.setupLink ?? '')).status).toBe(404);
});

test('S1.34 without script the first organisation is created in one page, which keeps what was typed', async ({
  browser,
  start,
}) => {
  const console = await start();
  await isUp(console);
  await expect.poll(() => console.setupLink ?? console.output).toMatch(/^http:/);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(console.setupLink ?? '');
  await page.getByLabel('Organisation', { exact: true }).fill('Corvane');
  await page.getByLabel('Your name').fill('Olga Renard');
  await page.getByLabel('Choose a password').fill('a few words do well');
  await page.getByRole('radio', { name: /^Delegated managers/ }).check();
  await page.getByRole('combobox', { name: 'Country' }).selectOption('FR');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('Choose a time zone from the list')).toBeVisible();
  await expect(page.getByLabel('Organisation', { exact: true })).toHaveValue('Corvane');
  await expect(page.getByRole('radio', { name: /^Delegated managers/ })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('FR');
  await expect(page.getByLabel('Choose a password')).toHaveValue('');
  await page.getByLabel('First workspace').fill('Front desk');
  await page.getByLabel('Time zone').fill('Europe/Paris');
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@corvane.example');
  await page.getByLabel('Choose a password').fill('a few words do well');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/w\/front-desk/);
  expect((await fetch(console.setupLink ?? '')).status).toBe(404);
});

test('a port in use is named', async ({ baseURL, directory, start }) => {
  const console = await start({ DATA_DIRECTORY: directory, PORT: new URL(baseURL ?? '').port });
  expect(await console.ended()).toBe(1);
  expect(console.output).toContain('is taken');
});

test('AU9 with an external database and no AUTH_SECRET it does not start', { tag: '@core' }, async ({
  start,
}) => {
  const console = await start({ DATABASE_URL: 'postgres://127.0.0.1:1/latchkey' });
  expect(await console.ended()).toBe(1);
  expect(console.output).toContain('AUTH_SECRET must be set');
});
