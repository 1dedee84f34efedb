import type { Page } from '@playwright/test';
import { topRoleOf, workspaceModels } from '@/lib/access/models/registry';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';
import { cutOff } from '../fixtures/cut-off';

/** The addresses below a workspace that a page links to, in its menu too, without those of single rows. */
async function linksOf(page: Page, base: string): Promise<string[]> {
  const links = await page
    .locator('a')
    .evaluateAll((all: HTMLAnchorElement[]) => all.map((link) => new URL(link.href).pathname));
  return [...new Set(links)].filter((path) => path.startsWith(`${base}/`) && !path.includes('/exports/'));
}

async function founder(model: (typeof workspaceModels)[number]): Promise<Actor> {
  const { olga } = await world({ model: model.id, people: { olga: topRoleOf(model) } });
  if (!olga) throw new Error('There is no founder.');
  return { name: olga.person.name, email: olga.person.email, ctx: olga };
}

const phone = { width: 390, height: 844 };

test.describe('on a phone', () => {
  // French words are the longest.
  test.use({ locale: 'fr-FR', viewport: phone });

  for (const model of workspaceModels) {
    test(`S0.2 ${model.id}: no page of the menu cuts off a control`, async ({ as, page }) => {
      const olga = await founder(model);
      await as(olga, { path: 'profile' });
      const pages = await linksOf(page, `/w/${olga.ctx.workspace.slug}`);
      expect(pages.length).toBeGreaterThan(5);
      for (const path of pages) {
        await page.goto(path);
        expect(await cutOff(page), path).toEqual([]);
      }
    });
  }
});

for (const locale of ['fr-FR', 'it-IT']) {
  test.describe(`on a phone in ${locale}`, () => {
    test.use({ locale, viewport: phone });

    test('S1.15 no form of an access cuts off a control', async ({ as, page, people }) => {
      const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['visibility-own'] } });
      const users = `/w/${owner.ctx.workspace.slug}/settings/users`;
      await as(owner);
      const forms = ['edit', 'revoke', 'cover', 'view'].map(
        (form) => `${users}/${ana.ctx.member.id}/${form}`,
      );
      for (const path of [...forms, `${users}/invite`, `${users}/invite-many`]) {
        await page.goto(path);
        expect(await cutOff(page), path).toEqual([]);
      }
    });
  });
}
