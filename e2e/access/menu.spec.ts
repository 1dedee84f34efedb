import { expect, test } from '../fixtures/as';
import { addContact, addTeam } from '../fixtures/work';

const labels = (page: import('@playwright/test').Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('listitem')
    .getByText(/^[A-Z]/)
    .allInnerTexts();

test('S1.21 S1.25 an agent’s menu has Messages with its inboxes and shortcuts, contact views, Personal, and nothing else', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana } = await people({ ana: 'agent' });
  await as(ana, { path: 'messages' });
  await expect(page.getByRole('link', { name: 'All contacts' })).toBeVisible();
  expect(await labels(page)).toEqual([
    'Mine',
    'Team',
    'Unassigned',
    'All',
    'Shortcuts',
    'All contacts',
    'User profile',
    'Notification preferences',
  ]);
  await expectAccessible();
});

test('S1.22 S1.23 S1.25 inboxes closed by a restriction are locked and explain why and who can help; shortcuts are absent', {
  tag: '@core',
}, async ({ as, people, page, expectAccessible }) => {
  const { ana, max, mia, owner } = await people({
    ana: { role: 'agent', restrictions: ['visibility-own', 'shortcuts'] },
    mia: 'manager',
    max: { role: 'manager', restrictions: ['workspace-settings'] },
  });
  await as(ana, { path: 'messages' });
  await expect(page.getByRole('button', { name: 'Team, locked: why' })).toBeVisible();
  expect(await labels(page)).not.toContain('Shortcuts');
  await page.getByRole('button', { name: 'Unassigned, locked: why' }).click();
  const why = page.getByRole('dialog', { name: 'Unassigned is locked' });
  await expect(why).toContainText(owner.name);
  await expect(why).toContainText(mia.name);
  await expect(why, 'a manager who may not change users cannot lift anything').not.toContainText(max.name);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Unassigned, locked: why' })).toBeFocused();
});

test('S1.16 R5 a manager restricted from settings sees the lock, the reason, and the people who can help', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { max, owner } = await people({ max: { role: 'manager', restrictions: ['workspace-settings'] } });
  await as(max, { path: 'contacts' });
  await page.getByRole('button', { name: 'Users, locked: why' }).click();
  const why = page.getByRole('dialog', { name: 'Users is locked' });
  await expect(why).toContainText('Workspace settings');
  await expect(why).toContainText('Who can lift it');
  await expect(why).toContainText(owner.name);

  await as(max, { path: 'settings/users' });
  await expect(page.getByRole('heading', { name: 'Users is locked' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(owner.name);
  await expectAccessible();
});

test('R5 a page that an agent’s level never has says so, and shows nothing of it', async ({
  as,
  people,
  page,
}) => {
  const { ana, owner } = await people({ ana: 'agent' });
  await as(ana, { path: 'settings/users' });
  await expect(page.getByRole('heading', { name: 'Users is locked' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  expect(await page.content()).not.toContain(`"${owner.ctx.member.id}","${owner.email}","active"`);
});

test('R4 a restriction put on a manager locks the menu of the page they have open', async ({
  as,
  elsewhere,
  people,
  page,
}) => {
  const { max, owner } = await people({ max: 'manager' });
  await as(max, { path: 'contacts' });
  await expect(page.getByRole('link', { name: 'Users' })).toBeVisible();
  const other = await as(owner, { on: await elsewhere() });
  await other.getByRole('row', { name: max.email }).getByRole('link', { name: 'Edit' }).click();
  const dialog = other.getByRole('dialog');
  await dialog
    .getByRole('group', { name: 'Workspace settings' })
    .getByRole('button', { name: 'Restricted', exact: true })
    .click();
  await dialog.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByRole('button', { name: 'Users, locked: why' })).toBeVisible();
});

test('the menu counts what the person sees, works in the drawer of a phone, and ⌘K finds its pages', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana, tom } = await people({
    ana: { role: 'agent', restrictions: ['visibility-team'] },
    tom: 'agent',
  });
  const team = await addTeam(ana, 'Clienti Italia', [ana]);
  await addContact(ana, { name: 'Ginevra', of: ana, says: 'Buongiorno' });
  await addContact(ana, { name: 'Zoé', of: tom, team, says: 'Bonjour' });
  await addContact(ana, { name: 'Percival', of: tom, says: 'Hello' });
  await page.setViewportSize({ width: 390, height: 844 });
  await as(ana, { path: 'messages' });
  await page.getByRole('button', { name: 'Menu' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('link', { name: 'Mine 1 unread' })).toBeVisible();
  await expect(drawer.getByRole('link', { name: 'Team 1' })).toBeVisible();
  await expectAccessible();
  await drawer.getByRole('link', { name: 'All contacts 2' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('All contacts');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('profile');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/profile$/);
});

/** So many that the list has a second page. */
const agents = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`agent${index}`, 'agent']));

test('lazily loaded layers open at the first key press, and return the focus', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people<'ana'>({ ...agents, ana: 'agent' });
  await as(owner);
  // The page is interactive, so keys are handled.
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await page.keyboard.press('Escape');

  const filter = page.getByRole('button', { name: 'Status' });
  await filter.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemcheckbox', { name: 'Active' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(filter).toBeFocused();

  const rows = page.getByRole('combobox', { name: 'Rows' });
  await rows.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: '25' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/size=100/);
  await expect(rows).toBeFocused();

  const view = page.getByRole('button', { name: 'View' });
  await view.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'View' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(view).toBeFocused();
});

test('SA10 a layer whose code a newer build has replaced says so when pressed, and the menu stays', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people<'ana'>({ ...agents, ana: 'agent' });
  await as(owner);
  await page.route('**/_next/static/chunks/**', (route) => route.abort());
  await page.getByRole('combobox', { name: 'Rows' }).click();
  await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Users' })).toBeVisible();
  await page.unroute('**/_next/static/chunks/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('combobox', { name: 'Rows' }).click();
  await expect(page.getByRole('option', { name: '25' })).toBeVisible();
});
