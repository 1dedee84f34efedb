import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/as';
import { open, option, rowOf } from '../fixtures/users-page';

/** Loading bars and fading elements have different colours for a moment. */
const settled = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running').length),
    )
    .toBe(0);

test('the Users page and its dialogs are accessible', async ({ as, expectAccessible, page, people }) => {
  const { owner, ana } = await people(
    { ana: { role: 'agent', restrictions: ['visibility-team', 'shortcuts'] }, mia: 'manager' },
    { plan: 'growth', contactsOf: { ana: 3 } },
  );
  await as(owner);
  await expect(rowOf(page, ana)).toBeVisible();
  await settled(page);
  await expectAccessible();

  await page.getByRole('link', { name: 'Add user' }).click();
  await page.getByLabel(/^Email/).fill(ana.email);
  await page.keyboard.press('Enter');
  await expect(page.getByText('already a user')).toBeVisible();
  await settled(page);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const edit = await open(page, ana, 'Edit');
  await option(edit, 'Visibility', 'Own').click();
  await expect(edit.getByRole('region', { name: 'What changes' })).toHaveAttribute('aria-busy', 'false');
  await settled(page);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const revoke = await open(page, ana, 'Revoke access');
  await revoke.getByRole('checkbox', { name: 'Assign contacts to another user' }).click();
  await settled(page);
  await expectAccessible();
});

test('on a phone the list, its menu and the dialogs work and nothing scrolls sideways', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['visibility-team'] } });
  await as(owner);
  const list = page.getByRole('list', { name: 'Users' });
  await expect(list.getByText(ana.email)).toBeVisible();
  await settled(page);
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await option(dialog, 'Visibility', 'Own').click();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(list.getByText('Visibility: own')).toBeVisible();

  await page.getByRole('button', { name: `Actions for ${owner.email}` }).click();
  await page.getByRole('menuitem', { name: 'Edit, locked: why' }).click();
  await expect(page.getByText('You can’t edit or revoke your own access.')).toBeVisible();
});
