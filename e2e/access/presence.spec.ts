import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { startSession } from '@/lib/access/sessions/start-session';
import { world } from '@/lib/test-support/world';
import { everythingStored } from '../fixtures/everything-stored';
import { type SecondProcess, startSecondProcess } from '../fixtures/second-process';
import { test as base, expect } from '../fixtures/test';

interface Fixtures {
  /** Opens a separate browser in which that person is signed in, at the first process or at another. */
  signedIn(ctx: WorkspaceContext, origin?: string): Promise<BrowserContext>;
}

const test = base.extend<Fixtures, { second: SecondProcess }>({
  signedIn: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (ctx, origin = firstOrigin()) => {
      const context = await openAs(browser, ctx, origin);
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },
  second: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const second = await startSecondProcess();
      await use(second);
      await second.stop();
    },
    { scope: 'worker' },
  ],
});

const firstOrigin = () => process.env.APP_ORIGIN ?? '';

async function openAs(browser: Browser, ctx: WorkspaceContext, origin: string): Promise<BrowserContext> {
  const { token } = await startSession(ctx.person.userId, { ip: null, userAgent: 'Chromium' });
  const context = await browser.newContext({ baseURL: origin });
  await context.addCookies([{ name: 'latchkey.session', value: token, url: origin }]);
  return context;
}

const usersPage = (ctx: WorkspaceContext) => `/w/${ctx.workspace.slug}/settings/users`;
const home = (ctx: WorkspaceContext) => `/w/${ctx.workspace.slug}/messages`;

/** The dot that marks a person as online on the Users page. */
const dotOf = (page: Page, ctx: WorkspaceContext) =>
  page.getByRole('row').filter({ hasText: ctx.person.email }).getByText('Online').first();

const consolesOf = (ctx: WorkspaceContext) =>
  everythingStored()<
    { id: string }[]
  >`select connection_id as id from presence where member_id = ${ctx.member.id}`;

test('S1.4 a person who opens the console at one process turns green at another without a reload, and grey after leaving', async ({
  second,
  signedIn,
}) => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const page = await (await signedIn(olga)).newPage();
  await page.goto(usersPage(olga));
  await expect(dotOf(page, olga)).toBeVisible();
  await expect(dotOf(page, ana)).toBeHidden();

  const hers = await (await signedIn(ana, second.origin)).newPage();
  await hers.goto(home(ana), { waitUntil: 'commit' });
  await expect(dotOf(page, ana)).toBeVisible();

  await hers.close();
  await expect(dotOf(page, ana)).toBeHidden();
});

test('S1.4 going from page to page is not leaving; of several tabs the last one counts', {
  tag: '@core',
}, async ({ signedIn }) => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const page = await (await signedIn(olga)).newPage();
  await page.goto(usersPage(olga));
  const hers = await signedIn(ana);
  const tab = await hers.newPage();
  await tab.goto(home(ana));
  await expect(dotOf(page, ana)).toBeVisible();

  // From here on the page must never show her as offline.
  const wasGone = page.waitForFunction(
    (email) => {
      const row = [...document.querySelectorAll('tr')].find((found) => found.textContent?.includes(email));
      return row && !row.textContent?.includes('Online');
    },
    ana.person.email,
    { timeout: 0 },
  );
  let isGone = false;
  wasGone.then(
    () => {
      isGone = true;
    },
    () => {},
  );
  const [first] = await consolesOf(ana);
  await tab.reload();
  const other = await hers.newPage();
  await other.goto(home(ana));
  await tab.close();
  // The other tab has taken over, and the connection of the first is closed.
  await expect
    .poll(async () => (await consolesOf(ana)).map(({ id }) => id))
    .toEqual([expect.not.stringMatching(first?.id ?? 'none')]);
  expect(isGone).toBe(false);
  await other.close();
  await expect(dotOf(page, ana)).toBeHidden();
});

test('S1.4 a person connected to a killed process turns grey', async ({ signedIn }) => {
  const killed = await startSecondProcess();
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const page = await (await signedIn(olga)).newPage();
  await page.goto(usersPage(olga));
  const hers = await (await signedIn(ana, killed.origin)).newPage();
  await hers.goto(home(ana));
  await expect(dotOf(page, ana)).toBeVisible();

  killed.kill();
  // Simulates the required 40 s of silence.
  await everythingStored()`update presence set seen_at = seen_at - interval '40 seconds' where member_id = ${ana.member.id}`;
  await expect(dotOf(page, ana)).toBeHidden();
  expect(await consolesOf(ana)).toEqual([]);
});

test('R4, RV7 access revoked at one process ends at the other in every tab, without a reload', {
  tag: '@core',
}, async ({ second, signedIn }) => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const hers = await signedIn(ana, second.origin);
  const tabs = [await hers.newPage(), await hers.newPage()];
  for (const tab of tabs) {
    await tab.goto(home(ana));
    await expect(tab).toHaveURL(/\/messages/);
  }
  await expect.poll(async () => (await consolesOf(ana)).length).toBe(1);

  const page = await (await signedIn(olga)).newPage();
  await page.goto(usersPage(olga));
  const row = page.getByRole('row').filter({ hasText: ana.person.email });
  await row.getByRole('link', { name: /^Revoke access/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke access' }).click();
  await expect(row).toBeHidden();

  for (const tab of tabs) {
    await expect(tab.getByRole('heading', { name: 'Your access to Workspace of olga ended' })).toBeVisible();
  }
  await expect.poll(async () => (await consolesOf(ana)).length).toBe(0);
  expect((await hers.request.get(home(ana))).status()).toBe(404);
  expect((await hers.request.get(`/w/${ana.workspace.slug}/events`)).status()).toBe(404);
});

test('TE1, SA5 the event stream refuses requests without a session, and from people of other organisations', {
  tag: '@core',
}, async ({ request, signedIn }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { eva } = await world({ people: { eva: 'owner' } });
  const events = `/w/${olga.workspace.slug}/events`;
  expect((await request.get(events)).status()).toBe(401);
  const hers = await signedIn(eva);
  expect((await hers.request.get(events)).status()).toBe(404);
  const ask = (origin: string) => hers.request.post(events, { headers: { origin } });
  expect((await ask(firstOrigin())).status()).toBe(404);
  expect((await ask('https://evil.example')).status()).toBe(403);
});

test('SA5 a console is confirmed only with the token that its stream gave it', { tag: '@core' }, async ({
  request,
  signedIn,
}) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const page = await (await signedIn(olga)).newPage();
  await page.goto(home(olga));
  const token = await page.evaluate(
    (address) =>
      new Promise<string>((given) => {
        new EventSource(address).addEventListener('hello', ({ data }) => given(data));
      }),
    `/w/${olga.workspace.slug}/events`,
  );
  const confirm = async (given: string) => (await request.post(`/api/consoles/${given}`)).status();
  await expect.poll(() => confirm(token)).toBe(204);
  expect(await confirm(`${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`)).toBe(400);
});
