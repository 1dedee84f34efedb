import type { Page } from '@playwright/test';
import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

/** Waits until the form is interactive: it then shows the stored values, and earlier input would be lost. */
const untilInteractive = (page: Page, { ctx }: Actor) =>
  expect(page.getByLabel('Workspace name')).toHaveValue(ctx.workspace.name);

const storedWorkspace = async (id: string) => {
  const [row] = await everythingStored()`
    select name, slug, locale, time_zone, version from workspaces where id = ${id}`;
  return row;
};

test('S1.14 an owner changes the workspace’s name, language and time zone; its address and plan are shown only', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  const { id, slug } = owner.ctx.workspace;
  await as(owner, { path: 'settings/general' });
  await untilInteractive(page, owner);
  await expectAccessible();
  await expect(page.getByRole('main')).toContainText(`/w/${slug}`);
  await expect(page.getByRole('main')).toContainText('Enterprise');
  await expect(page.getByRole('main')).toContainText('Its administrators can change it: owner.');

  await page.getByLabel('Time zone').fill('Mars/Olympus');
  await page.getByLabel('Workspace name').fill('Accueil');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Choose a time zone from the list, such as Europe/Paris.')).toBeVisible();
  expect(await storedWorkspace(id)).toMatchObject({ version: 1 });

  await page.getByLabel('Time zone').fill('Europe/Rome');
  await page.getByLabel('Language').click();
  await page.getByRole('option', { name: 'Italiano' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Accueil');
  expect(await storedWorkspace(id)).toEqual({
    name: 'Accueil',
    slug,
    locale: 'it',
    time_zone: 'Europe/Rome',
    version: 2,
  });
});

test('two people change the settings: the later one sees both versions, loses nothing, and may save again', async ({
  as,
  people,
  page,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, mona } = await people({ mona: 'manager' });
  const other = await as(mona, { path: 'settings/general', on: await elsewhere() });
  await as(owner, { path: 'settings/general' });
  await untilInteractive(page, owner);
  await untilInteractive(other, owner);
  await page.getByLabel('Workspace name').fill('Front desk');
  await other.getByLabel('Workspace name').fill('Reception');
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByText('Saved.')).toBeVisible();

  await page.getByRole('button', { name: 'Save changes' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'in the meantime' });
  await expect(notice).toContainText('mona changed this in the meantime');
  await expect(notice).toContainText('Workspace name: saved “Reception”, yours “Front desk”.');
  await expect(page.getByLabel('Workspace name')).toHaveValue('Front desk');
  await expectAccessible();
  expect(await storedWorkspace(owner.ctx.workspace.id)).toMatchObject({ name: 'Reception', version: 2 });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await storedWorkspace(owner.ctx.workspace.id)).toMatchObject({ name: 'Front desk', version: 3 });
});
