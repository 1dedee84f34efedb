import type { Page } from '@playwright/test';
import { createRecord } from '@/lib/modules';
import { accountUnder } from '@/lib/test-support/accounts';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';

/** The parent admin of a tree of two accounts: long names of roles, and the most actions in a row. */
async function parentAdmin(): Promise<Actor> {
  const { pia: ctx } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  await accountUnder(ctx, 'North');
  const fields = { event: 'contact-created', minutes: 5, text: 'Thank you' };
  await createRecord(ctx, { collection: 'automations', name: 'Thanks', fields });
  return { name: ctx.person.name, email: ctx.person.email, ctx };
}

/** The column heads, actions of rows and entries of the menu that are wider than their place. */
const cutTexts = (page: Page) =>
  page.evaluate(() => {
    const right = (node: Element) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect().right;
    };
    const cut = [...document.querySelectorAll('thead th, nav li')].filter(
      (node) =>
        node.clientWidth > 2 &&
        !node.querySelector('.sr-only') &&
        right(node) > node.getBoundingClientRect().right + 1,
    );
    const outside = [...document.querySelectorAll('td :is(a, button)')].filter(
      (node) => node.getBoundingClientRect().right > window.innerWidth,
    );
    return [...cut, ...outside].map((node) => node.textContent);
  });

for (const locale of ['en-GB', 'fr-FR', 'it-IT']) {
  test.describe(`at 1440 px in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test('no head, action of a row or entry of the menu is cut', async ({ as, page }) => {
      const pia = await parentAdmin();
      const { slug } = pia.ctx.organisation;
      await as(pia, { path: 'automations' });
      const here = `/w/${pia.ctx.workspace.slug}`;
      for (const path of [
        `${here}/automations`,
        `${here}/settings/sub-accounts`,
        `${here}/settings/roles`,
        `/o/${slug}/people`,
        `/o/${slug}/workspaces`,
      ]) {
        await page.goto(path);
        await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
        expect(await cutTexts(page), path).toEqual([]);
      }
    });
  });
}
