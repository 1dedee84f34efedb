import type { Page } from '@playwright/test';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';

test.use({ viewport: { width: 1440, height: 420 } });

/** Whether the document scrolls beside a part of the page, and how far from the edge of the window each part scrolls. */
const scrolling = (page: Page) =>
  page.evaluate(() => ({
    isDocumentLonger: document.documentElement.scrollHeight > window.innerHeight,
    gaps: [...document.querySelectorAll('main, main *')]
      .filter((node) => node.scrollHeight > node.clientHeight + 1 && node.clientHeight > 150)
      .filter((node) => ['auto', 'scroll'].includes(getComputedStyle(node).overflowY))
      .map((node) => Math.round(window.innerWidth - node.getBoundingClientRect().right)),
  }));

const oneAtTheEdge = { isDocumentLonger: false, gaps: [0] };

async function owner(): Promise<Actor> {
  const { olga: ctx } = await world({ people: { olga: 'owner' } });
  return { name: ctx.person.name, email: ctx.person.email, ctx };
}

for (const path of [
  'settings/general',
  'settings/channels/new/mailbox',
  'settings/users/invite-many',
  'settings/roles',
]) {
  test(`a page that is longer than the window has one scrollbar, at its edge: ${path}`, async ({
    as,
    page,
  }) => {
    await as(await owner(), { path });
    await expect(page.getByRole('main')).toContainText(/\w/);
    await expect.poll(() => scrolling(page)).toEqual(oneAtTheEdge);
  });
}

test('the steps to a new organisation have one scrollbar', async ({ as, page }) => {
  await as(await owner(), { path: 'settings/general' });
  await page.goto('/organisations/new');
  await page.locator('[name=name]').fill('Second organisation');
  await page.locator('[name=workspaceName]').fill('Support');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('radio', { name: /Delegated managers/ })).toBeAttached();
  await expect.poll(() => scrolling(page)).toEqual(oneAtTheEdge);
});
