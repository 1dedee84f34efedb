import type { Page } from '@playwright/test';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';

test.use({ viewport: { width: 1440, height: 500 } });

/** Whether the document scrolls beside a part of the page, and how far from the edge of the window each part scrolls. */
const scrolling = (page: Page) =>
  page.evaluate(() => ({
    isDocumentLonger: document.documentElement.scrollHeight > window.innerHeight,
    gaps: [...document.querySelectorAll('main, main *')]
      .filter((node) => node.scrollHeight > node.clientHeight + 1 && node.clientHeight > 200)
      .filter((node) => ['auto', 'scroll'].includes(getComputedStyle(node).overflowY))
      .map((node) => Math.round(window.innerWidth - node.getBoundingClientRect().right)),
  }));

test('a long page has one scrollbar, at the edge of the window', async ({ as, page }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await as({ name: olga.person.name, email: olga.person.email, ctx: olga }, { path: 'settings/general' });
  for (const path of [
    'settings/general',
    'settings/channels/new/mailbox',
    'settings/data-export',
    'contacts/import',
  ]) {
    await page.goto(`/w/${olga.workspace.slug}/${path}`);
    expect(await scrolling(page), path).toMatchObject({ isDocumentLonger: false });
    for (const gap of (await scrolling(page)).gaps) expect(gap, path).toBe(0);
  }
});

test('the steps to a new organisation have one scrollbar', async ({ as, page }) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await as({ name: olga.person.name, email: olga.person.email, ctx: olga }, { path: 'settings/general' });
  await page.goto('/organisations/new');
  await page.locator('[name=name]').fill('Second organisation');
  await page.locator('[name=workspaceName]').fill('Support');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('radio', { name: /Delegated managers/ })).toBeAttached();
  expect(await scrolling(page)).toEqual({ isDocumentLonger: false, gaps: [0] });
});
