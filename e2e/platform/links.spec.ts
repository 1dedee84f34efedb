import type { Page } from '@playwright/test';
import { pressEdit, slowDown } from '@/scripts/bench/slow-browser';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { attended } from '../fixtures/attended';

const rowOf = (page: Page, who: Actor) => page.getByRole('row', { name: who.email, exact: true });
const phone = { width: 390, height: 844 };
const usersOf = (who: Actor) => `/w/${who.ctx.workspace.slug}/settings/users`;

async function signIn(page: Page, who: Actor): Promise<void> {
  const url = process.env.APP_ORIGIN ?? '';
  await page.context().addCookies([{ name: 'latchkey.session', value: await sessionOf(who), url }]);
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('S1.31 Edit is a link to a page with the whole form, which says that sending it needs script', async ({
    browser,
    baseURL,
    people,
  }) => {
    const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['shortcuts'] } });
    const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
    await signIn(page, owner);
    await page.goto(usersOf(owner));
    await rowOf(page, ana).getByRole('link', { name: 'Edit' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edit access');
    await expect(page.getByRole('radio', { checked: true })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Shortcuts' })).toBeVisible();
    // Playwright does not read the text of a noscript element.
    expect(await page.content()).toContain('This form needs JavaScript');
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(rowOf(page, ana)).toBeVisible();
    await page.context().close();
  });

  test('S1.28 Revoke access is a link to a page with every consequence in numbers', async ({
    browser,
    baseURL,
    people,
  }) => {
    const { owner, ana } = await people({ ana: 'agent' }, { contactsOf: { ana: 12 } });
    const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
    await signIn(page, owner);
    await page.goto(`${usersOf(owner)}?q=ana`);
    await rowOf(page, ana).getByRole('link', { name: 'Revoke access' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Revoke access');
    await expect(page.getByText('12 contacts', { exact: true }).first()).toBeVisible();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(page).toHaveURL(/\?q=ana$/);
    await page.context().close();
  });

  test('S1.8 R10 Add user and a role open as pages', async ({ browser, baseURL, people }) => {
    const { owner, ana } = await people({ ana: 'agent' });
    const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
    await signIn(page, owner);
    await page.goto(usersOf(owner));
    await page.getByRole('link', { name: 'Add user' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add user');
    await expect(page.getByLabel(/^Email/)).toBeVisible();
    await page.goto(usersOf(owner));
    await rowOf(page, ana).getByRole('link', { name: 'Agent: show permissions' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Agent');
    await expect(page.getByRole('main').getByText('Messages', { exact: true }).first()).toBeVisible();
    await page.context().close();
  });

  test('S1.6 on a phone the button of a row lists its actions, each with an address', async ({
    browser,
    baseURL,
    people,
  }) => {
    const { owner, ana } = await people({ ana: 'agent' });
    const page = await (
      await browser.newContext({ baseURL, javaScriptEnabled: false, viewport: phone })
    ).newPage();
    await signIn(page, owner);
    await page.goto(`${usersOf(owner)}?q=ana`);
    await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
    await expect(page).toHaveURL(new RegExp(`\\?q=ana&dialog=actions-${ana.ctx.member.id}$`));
    const actions = page.getByRole('group', { name: `Actions for ${ana.email}` });
    await expect(actions.getByRole('link', { name: 'Revoke access' })).toBeVisible();
    await expect(actions.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
    await expect(page).toHaveURL(/\?q=ana$/);
    await expect(actions).toBeHidden();
    await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
    await actions.getByRole('link', { name: 'Edit' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edit access');
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(page).toHaveURL(/\?q=ana$/);
    await page.goto(`/o/${owner.ctx.organisation.slug}/people`);
    await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
    await actions.getByRole('button', { name: 'Edit' }).click();
    await expect(page).toHaveURL(new RegExp(`\\?dialog=edit-${ana.ctx.person.userId}$`));
    await page.context().close();
  });
});

test('S1.31 pressing Edit before its script has loaded opens the form, even if the script fails', {
  tag: '@core',
}, async ({ browser, baseURL, people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const page = await (await browser.newContext({ baseURL })).newPage();
  await signIn(page, owner);
  await page.route('**/_next/static/chunks/**/*.js', () => {});
  await page.route('**/_next/static/chunks/*.js', () => {});
  await page.goto(usersOf(owner), { waitUntil: 'commit' });
  await rowOf(page, ana).getByRole('link', { name: 'Edit' }).click({ noWaitAfter: true });
  await expect(page).toHaveURL(/\/edit$/);
  await expect(page.getByRole('radio', { checked: true })).toBeVisible();
  await page.context().close();
});

test('S1.31 on slow 4G and a slow processor the first press on Edit opens the form', async ({
  browser,
  baseURL,
  people,
}) => {
  const { owner } = await people({ ana: 'agent' });
  const page = await (await browser.newContext({ baseURL })).newPage();
  await signIn(page, owner);
  await slowDown(page);
  // With an empty cache, while the script is loading, and with a warm cache.
  for (const visit of ['first', 'second']) {
    const time = await pressEdit(page, usersOf(owner));
    await expect(page.getByRole('radio', { name: /^Agent/ })).toBeChecked();
    test.info().annotations.push({ type: `${visit} press on Edit`, description: `${Math.round(time)} ms` });
  }
  await page.context().close();
});

test('S1.31 with script Edit opens over the list, and Back closes it', async ({ as, page, people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await as(owner);
  const edit = rowOf(page, ana).getByRole('link', { name: 'Edit' });
  await edit.click();
  await expect(page.getByRole('dialog', { name: 'Edit access' })).toBeVisible();
  await expect(page).toHaveURL(/\/edit$/);
  await page.evaluate(() => history.back());
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/\/settings\/users$/);
  await edit.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/\/settings\/users$/);
  await expect(edit).toBeFocused();
  await edit.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edit access');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText(`Access updated: ${ana.name}`)).toBeVisible();
  await expect(rowOf(page, ana)).toBeVisible();
});

test('S1.6 on a phone a press on the button of a row before its script lists the actions, and Escape closes them', async ({
  browser,
  baseURL,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const page = await (await browser.newContext({ baseURL, viewport: phone })).newPage();
  await signIn(page, owner);
  let isHeld = true;
  // Scripts without an answer imitate a slow network.
  await page.route('**/_next/static/**/*.js', (route) => (isHeld ? undefined : route.continue()));
  await page.goto(usersOf(owner), { waitUntil: 'commit' });
  const button = page.getByRole('button', { name: `Actions for ${ana.email}` });
  await expect(button).toBeVisible();
  isHeld = false;
  await button.click({ noWaitAfter: true });
  const actions = page.getByRole('group', { name: `Actions for ${ana.email}` });
  await expect(actions.getByRole('link', { name: 'Edit' })).toBeVisible();
  await attended(page);
  await actions.getByRole('link', { name: 'Edit' }).press('Escape');
  await expect(actions).toBeHidden();
  await expect(page).toHaveURL(/\/settings\/users$/);
  await button.click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await page.context().close();
});
