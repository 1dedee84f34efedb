import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { addContact, addTeam } from '../fixtures/work';

const team = (page: import('@playwright/test').Page, name: string) =>
  page.getByRole('row', { name, exact: true });

const storedTeams = (workspaceId: string) => everythingStored()`
  select name, archived_at is not null as archived from teams where workspace_id = ${workspaceId} order by name`;

test('an owner creates a team of two people and renames it, and the list shows its members and its work', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana, ben } = await people({ ana: 'agent', ben: 'agent' });
  await as(owner, { path: 'settings/teams' });
  await expect(page.getByRole('heading', { name: 'No team yet' })).toBeVisible();
  await expectAccessible();

  await page.getByRole('link', { name: 'New team' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Team name').fill('Alpha');
  await dialog.getByRole('searchbox').fill(ana.email);
  await dialog.getByRole('button', { name: 'Add ana' }).click();
  await dialog.getByRole('searchbox').fill('');
  await dialog.getByRole('listitem', { name: ben.email }).getByRole('button').click();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Create team' }).click();
  await expect(team(page, 'Alpha').getByRole('img')).toHaveAccessibleName('ana and ben');

  await page.getByRole('link', { name: 'New team' }).click();
  await dialog.getByLabel('Team name').fill('ALPHA');
  await dialog.getByRole('button', { name: 'Create team' }).click();
  await expect(dialog.getByText('This name is already in use.')).toBeVisible();
  await expect(dialog.getByLabel('Team name')).toHaveValue('ALPHA');
  await page.keyboard.press('Escape');

  await team(page, 'Alpha').getByRole('link', { name: 'Rename' }).click();
  await dialog.getByLabel('Team name').fill('Clienti Italia');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(team(page, 'Clienti Italia')).toBeVisible();
  expect(await storedTeams(owner.ctx.workspace.id)).toMatchObject([{ name: 'Clienti Italia' }]);
});

test('S1.22 an agent with team scope gains a team’s contacts on their open page, and loses them when it is archived', async ({
  as,
  people,
  page,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, ana, ben } = await people({
    ana: { role: 'agent', restrictions: ['visibility-team'] },
    ben: 'agent',
  });
  const alpha = await addTeam(owner, 'Alpha', [ben]);
  await addContact(owner, { name: 'Ginevra Malatesta', of: ben, team: alpha });
  await addContact(owner, { name: 'Zoé Kéromnès', team: alpha });
  const hers = await as(ana, { path: 'contacts', on: await elsewhere() });
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('All contacts0');

  await as(owner, { path: 'settings/teams' });
  await expect(team(page, 'Alpha')).toContainText('2');
  await team(page, 'Alpha').getByRole('link', { name: 'Members' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add ana' }).click();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(hers.getByRole('row', { name: 'Ginevra Malatesta' })).toBeVisible();
  await expect(hers.getByRole('row', { name: 'Zoé Kéromnès' })).toBeVisible();

  await team(page, 'Alpha').getByRole('link', { name: 'Archive' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText([
    '1 contact stays with its assignee.',
    '1 contact becomes unassigned.',
    '2 people lose access to contacts seen through the team.',
  ]);
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('heading', { name: 'No team yet' })).toBeVisible();
  await expect(hers.getByRole('row', { name: 'Zoé Kéromnès' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Archived', exact: true }).click();
  await team(page, 'Alpha').getByRole('button', { name: 'Restore' }).click();
  await expect(hers.getByRole('row', { name: 'Zoé Kéromnès' })).toBeVisible();
  expect(await storedTeams(owner.ctx.workspace.id)).toMatchObject([{ name: 'Alpha', archived: false }]);
});

test('two people change one team: the later one sees the saved team, keeps their choice, and saves it', async ({
  as,
  people,
  page,
  elsewhere,
}) => {
  const { owner, mona, ana, ben } = await people({ mona: 'manager', ana: 'agent', ben: 'agent' });
  await addTeam(owner, 'Alpha', [ben]);
  const other = await as(mona, { path: 'settings/teams', on: await elsewhere() });
  await as(owner, { path: 'settings/teams' });
  for (const each of [other, page]) await team(each, 'Alpha').getByRole('link', { name: 'Members' }).click();
  const [hers, own] = [other.getByRole('dialog'), page.getByRole('dialog')];
  await own.getByRole('button', { name: 'Remove ben' }).click();
  await hers.getByRole('button', { name: 'Add ana' }).click();
  await hers.getByRole('button', { name: 'Update' }).click();
  await expect(hers).toHaveCount(0);

  await own.getByRole('button', { name: 'Update' }).click();
  await expect(own.getByRole('alert')).toContainText('mona changed this in the meantime');
  await expect(own.getByRole('alert')).toContainText('People: ana, ben');
  await own.getByRole('button', { name: 'Update' }).click();
  await expect(team(page, 'Alpha').getByRole('img')).toHaveAccessibleName(ana.name);
});

test('S1.16 R5 a manager restricted from settings finds Teams and General locked, with the reason', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { max, owner } = await people({ max: { role: 'manager', restrictions: ['workspace-settings'] } });
  for (const [path, label] of [
    ['settings/teams', 'Teams'],
    ['settings/general', 'General'],
  ]) {
    await as(max, { path });
    await expect(page.getByRole('heading', { name: `${label} is locked` })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(owner.name);
    await expect(page.getByRole('button', { name: `${label}, locked: why` })).toBeVisible();
  }
  await expectAccessible();
});
