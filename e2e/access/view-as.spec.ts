import type { WorkspaceContext } from '@/lib/access/context/context';
import { join, person, world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';
import { createCallers } from '../fixtures/callers';
import { declaredActions } from '../fixtures/declared-actions';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { linkedPages, shownTo } from '../fixtures/shown';
import { storedOf } from '../fixtures/stored-of';
import { option } from '../fixtures/users-page';
import { reason, tokenOf, viewingToken } from '../fixtures/viewing-token';
import { addContact, addTeam } from '../fixtures/work';

/** Stay closed: personal pages, and those that show keys. */
const closed = /\/(profile|notifications|settings\/api-keys)(\/|$)/;

test('B6 an owner views as an agent for a reason: amber on every page, read-only, closed pages, End; the agent reads who looked', async ({
  as,
  people,
  page,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, ana, ben } = await people({
    ana: { role: 'agent', restrictions: ['visibility-own'] },
    ben: 'agent',
  });
  await addContact(ana, { name: 'Ginevra Malatesta', of: ana, says: 'Buongiorno' });
  await addContact(ben, { name: 'Hugo Perrin', of: ben, says: 'Bonjour' });
  const base = `/w/${owner.ctx.workspace.slug}`;
  await as(owner);
  await page.getByRole('button', { name: `More actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'View as…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('never more than you may see yourself')).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'View' }).click();
  await expect(dialog.getByText('Required.')).toBeVisible();
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'View' }).click();

  const banner = page.getByRole('complementary', { name: 'Viewing as someone else' });
  await expect(banner).toContainText('You are viewing as ana (Agent). Nothing can be changed.');
  await expect(page.getByRole('link', { name: 'Users', exact: true })).toBeHidden();
  await page.goto(`${base}/messages/mine`);
  await expect(banner).toBeVisible();
  await expect(page.getByText('Ginevra Malatesta')).toBeVisible();
  await expect(page.getByText('Hugo Perrin')).toBeHidden();
  await expectAccessible();
  await page.goto(`${base}/contacts`);
  await expect(page.getByRole('link', { name: 'Ginevra Malatesta' })).toBeVisible();
  await expect(page.getByText('Hugo Perrin')).toBeHidden();
  for (const path of [`${base}/profile`, '/workspaces', `/o/${owner.ctx.organisation.slug}/people`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'This page is closed while you view' })).toBeVisible();
    await expect(banner).toBeVisible();
  }
  await expectAccessible();

  await banner.getByRole('button', { name: 'Renew' }).click();
  await expect(page.getByText('Viewing goes on for another 15 minutes')).toBeVisible();
  await banner.getByRole('button', { name: 'End' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('link', { name: 'Users', exact: true })).toBeVisible();

  const theirs = await elsewhere();
  await as(ana, { on: theirs, path: 'profile' });
  await expect(theirs.getByRole('heading', { name: 'Who viewed as you' })).toBeVisible();
  await expect(theirs.getByText(reason)).toBeVisible();
});

test('B6 on a phone the amber line stays, and nothing scrolls sideways', async ({
  people,
  page,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { owner, ana } = await people({ ana: 'agent' });
  const token = await viewingToken(owner.ctx, ana.ctx);
  await page
    .context()
    .addCookies([{ name: 'latchkey.session', value: token, url: process.env.APP_ORIGIN ?? '' }]);
  await page.goto(`/w/${owner.ctx.workspace.slug}/messages`);
  await expect(page.getByRole('complementary', { name: 'Viewing as someone else' })).toBeVisible();
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'End' }).click();
  await expect(page.getByRole('complementary', { name: 'Viewing as someone else' })).toBeHidden();
});

test('B6 an owner views as an access level that no member has, without a reason', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await addContact(ana, { name: 'Ginevra Malatesta', of: ana, says: 'Buongiorno' });
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('link', { name: 'View as…' }).click();
  await expect(page.getByRole('heading', { name: 'View as an access level' })).toBeVisible();
  await page.getByRole('radio', { name: 'Agent' }).click();
  await option(page.locator('main'), 'Shortcuts', 'Restricted').click();
  await expectAccessible();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  const banner = page.getByRole('complementary', { name: 'Viewing as someone else' });
  await expect(banner).toContainText('You are viewing as Agent, an access level.');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByText('Shortcuts')).toBeHidden();
  await banner.getByRole('button', { name: 'End' }).click();
  await expect(banner).toBeHidden();
});

test('VA1 every action posted while viewing is refused, and the database is unchanged', async () => {
  const callers = await createCallers();
  const agent = await join(callers.host, await person('tess'), 'agent');
  const token = await viewingToken(callers.host, agent);
  const sender = { token, params: { workspace: callers.host.workspace.slug } };
  const input = { workspace: callers.host.workspace.slug, organisation: callers.host.organisation.slug };
  const before = await storedOf(callers);
  const answers: string[] = [];
  const refusable = declaredActions().filter(({ requires }) => requires !== 'viewing');
  for (const { name } of refusable) {
    const { result } = await postAction(name, input, sender);
    const kind = result && !result.ok ? `${result.error.kind} ${result.error.message}` : 'not refused';
    if (kind !== 'viewing viewing') answers.push(`${name}: ${kind}`);
  }
  expect(refusable.length).toBeGreaterThan(150);
  expect(answers).toEqual([]);
  expect(await storedOf(callers)).toEqual(before);
});

test('VA1 files, exports, streams and the trail are closed while viewing', { tag: '@core' }, async ({
  page,
}) => {
  const callers = await createCallers();
  const token = await viewingToken(callers.host, await join(callers.host, await person('tess'), 'manager'));
  const { workspace, organisation } = callers.host;
  const id = '0190a0a0-0000-7000-8000-000000000000';
  const base = `/w/${workspace.slug}`;
  for (const path of [
    `${base}/events`,
    `${base}/exports/${id}`,
    `${base}/data-exports/${id}`,
    `${base}/files/${id}`,
    `/o/${organisation.slug}/audit/file`,
    `/o/${organisation.slug}/audit/access/file`,
    `/o/${organisation.slug}/audit/checkpoint`,
  ]) {
    const { status } = await shownTo(page, token, path);
    expect([401, 404], path).toContain(status);
  }
  const presence = await everythingStored()`select 1 from presence where workspace_id = ${workspace.id}`;
  expect(presence).toHaveLength(0);
});

const models: Record<
  string,
  Record<string, { role: string; restrictions?: string[]; grants?: string[] } | string>
> = {
  'team-inbox': {
    olga: 'owner',
    otto: 'owner',
    mia: 'manager',
    remy: { role: 'manager', restrictions: ['workspace-settings', 'data-export'] },
    ana: 'agent',
    theo: { role: 'agent', restrictions: ['visibility-team', 'shortcuts'] },
    nina: { role: 'agent', restrictions: ['visibility-own', 'mask'] },
  },
  'account-tree': { olga: 'parent-admin', ada: 'advanced', basil: 'basic' },
  'feature-grants': { olga: 'owner', ana: 'additional-user' },
  'hosted-accounts': { olga: 'admin', stan: 'standard', rea: 'read-only' },
  'delegated-managers': {
    olga: 'administrator',
    ed: { role: 'editor', grants: ['contacts-read', 'email-campaigns-read', 'automations-read'] },
    sue: { role: 'subscriber', grants: ['contacts-read'] },
  },
};

for (const [model, team] of Object.entries(models)) {
  test(`B6 ${model}: each page of the menu, viewed as a person, is their own page`, async ({ page }) => {
    const { olga, ...others } = (await world({ model, people: team })) as Record<string, WorkspaceContext>;
    if (!olga) throw new Error('There is no viewer.');
    const work = { ctx: olga };
    const vip = await addTeam(
      work,
      'VIP',
      Object.values(others)
        .slice(-2)
        .map((ctx) => ({ ctx })),
    );
    for (const [name, ctx] of Object.entries(others))
      await addContact(work, {
        name: `Contact of ${name}`,
        phone: '+390612345678',
        of: { ctx },
        team: vip,
        says: 'Ciao',
      });
    await addContact(work, { name: 'Unassigned contact', email: 'hugo.perrin@example.com', says: 'Salut' });
    for (const [name, ctx] of Object.entries(others)) {
      const base = `/w/${olga.workspace.slug}`;
      const [own, viewed] = [await tokenOf(ctx), await viewingToken(olga, ctx)];
      const start = await shownTo(page, own, base);
      const first = await shownTo(page, own, start.location ?? base);
      const pages = linkedPages(first, base).filter((path) => !closed.test(path));
      expect(pages.length, name).toBeGreaterThan(0);
      for (const path of pages) {
        const [theirs, seen] = [await shownTo(page, own, path), await shownTo(page, viewed, path)];
        expect(theirs.status, path).toBeLessThan(400);
        expect(seen, `${path} as ${name}`).toEqual(theirs);
      }
    }
  });
}
