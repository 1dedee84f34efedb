/** `npm run guide`: draws the pictures of `docs/guide` anew, from an empty console and from the demo. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { StartedConsole } from '@/e2e/fixtures/started-console';
import { formatLocales, type Locale, locales } from '@/lib/platform/i18n/locales';
import type { Texts } from '@/lib/platform/i18n/texts';
import { findChromium } from './chromium';

const password = 'pictures of the guide';

interface Picture {
  name: string;
  /** The path within the workspace of that person of the demo. */
  path: string;
  person: string;
  /** What to do before the picture is taken. */
  prepare?: (page: Page) => Promise<unknown>;
}

const owner = 'ines.kerouedan@corvane.example';

const pictures: readonly Picture[] = [
  { name: 'users', path: 'settings/users', person: owner },
  {
    name: 'edit-access',
    path: 'settings/users',
    person: owner,
    prepare: async (page) => {
      await page.locator('a[href$="/edit"]').nth(1).click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
    },
  },
  { name: 'roles', path: 'settings/roles', person: owner },
  { name: 'teams', path: 'settings/teams', person: owner },
  { name: 'locked', path: 'settings/general', person: 'julie.vasseur@corvane.example' },
  {
    name: 'messages',
    path: 'messages/all',
    person: owner,
    prepare: async (page) => {
      await page.locator('main a[href*="conversation="]').first().click();
      await page.locator('main textarea').first().waitFor();
    },
  },
  { name: 'contacts', path: 'contacts', person: owner },
  { name: 'reports', path: 'reports', person: owner },
  { name: 'channels', path: 'settings/channels', person: owner },
  { name: 'directory', path: 'settings/users', person: owner, prepare: (page) => openDirectory(page) },
  {
    name: 'directory-token',
    path: 'settings/users',
    person: owner,
    prepare: async (page) => {
      await openDirectory(page, '?dialog=add');
      await page.getByRole('dialog').getByRole('textbox').first().fill('Okta');
    },
  },
  { name: 'api-keys', path: 'settings/api-keys', person: 'beatrix.ashworth@meridian.example' },
  { name: 'sub-accounts', path: 'settings/sub-accounts', person: 'beatrix.ashworth@meridian.example' },
  { name: 'email-campaigns', path: 'email-campaigns', person: 'solene.gaudry@ondine.example' },
  { name: 'hosted-accounts', path: 'settings/hosted-accounts', person: 'henrike.aldous@lumen.example' },
  { name: 'managers', path: 'settings/managers', person: 'ottavia.serafini@serafini.example' },
];

/** The directory of the organisation, with the steps for each provider open, or a dialog that the address names. */
async function openDirectory(page: Page, dialog = ''): Promise<void> {
  const organisation = await page.locator('a[href^="/o/"]').first().getAttribute('href');
  await page.goto(
    new URL(`${organisation?.split('/').slice(0, 3).join('/')}/directory${dialog}`, page.url()).href,
  );
  if (dialog) return;
  for (const guide of await page.locator('main details').all()) await guide.locator('summary').click();
}

async function textsOf(language: Locale): Promise<Texts> {
  return JSON.parse(await readFile(`messages/${language}.json`, 'utf8'));
}

/** Starts a console on an empty data directory, hands it over, and stops it. */
async function withConsole(options: string[], use: (console: StartedConsole) => Promise<void>) {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-guide-'));
  const started = await StartedConsole.start({ DATA_DIRECTORY: directory, DEMO_PASSWORD: password }, [
    process.execPath,
    'scripts/start.mjs',
    ...options,
  ]);
  try {
    while (!started.address && !started.hasEnded) await new Promise((resolve) => setTimeout(resolve, 200));
    if (!started.address) throw new Error(started.output);
    await use(started);
  } finally {
    if (!started.hasEnded) started.pressCtrlC();
    await started.ended();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Takes a picture once the page is at rest. Chromium writes WebP, which Playwright does not offer. */
async function take(page: Page, language: Locale, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.evaluate(() => document.fonts.ready);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  const directory = join('docs', 'guide', 'pictures', language);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${name}.webp`), Buffer.from(data, 'base64'));
  console.log(`${language} ${name}`);
}

async function takeSetup(context: BrowserContext, language: Locale, link: string): Promise<void> {
  const { next, organisation, workspace } = (await textsOf(language)).newOrganisation;
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel(organisation, { exact: true }).fill('Corvane');
  await page.getByLabel(workspace, { exact: true }).fill('Atelier');
  for (let step = 0; step < 2; step++) await page.getByRole('button', { name: next, exact: true }).click();
  await take(page, language, 'setup');
}

async function takeDemo(context: BrowserContext, language: Locale, address: string): Promise<void> {
  const page = await context.newPage();
  let signedIn = '';
  let workspace = '';
  for (const { name, path, person, prepare } of pictures) {
    if (person !== signedIn) {
      await context.clearCookies({ name: 'latchkey.session' });
      await page.goto(`${address}/sign-in`);
      await page.locator('input[name=identifier]').fill(person);
      await page.locator('input[name=password]').fill(password);
      await page.locator('input[name=password]').press('Enter');
      await page.waitForURL(/\/w\/|\/workspaces$/);
      // Who has several workspaces chooses one first.
      if (page.url().endsWith('/workspaces')) await page.locator('main a[href^="/w/"]').first().click();
      await page.waitForURL('**/w/**');
      workspace = /\/w\/[^/]+/.exec(page.url())?.[0] ?? '';
      signedIn = person;
    }
    await page.goto(`${address}${workspace}/${path}`);
    await page.waitForLoadState('networkidle');
    await prepare?.(page);
    await take(page, language, name);
  }
}

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: userInfo().uid === 0 ? ['--no-sandbox'] : [],
});
/** A window in the reader's language. */
async function inLanguage(language: Locale, address: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: formatLocales[language],
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  await context.addCookies([{ name: 'locale', value: language, url: address }]);
  return context;
}

await withConsole(['--empty'], async ({ address = '', setupLink = '' }) => {
  for (const language of locales) await takeSetup(await inLanguage(language, address), language, setupLink);
});
await withConsole(['--demo'], async ({ address = '' }) => {
  for (const language of locales) await takeDemo(await inLanguage(language, address), language, address);
});
await browser.close();
