import { expect, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';

/** The matrix of rules.md, written out by hand: ✓ has access, ○ owner decides, ✗ never. */
const matrix: Record<string, string> = {
  Dashboard: '✓✓✗',
  Contacts: '✓✓✗',
  Broadcast: '✓✓✗',
  Reports: '✓✓✗',
  Messages: '✓✓✓',
  Shortcuts: '✓✓○',
  'Workspace settings': '✓○✗',
  General: '✓○✗',
  Users: '✓○✗',
  Teams: '✓○✗',
  Channels: '✓○✗',
  'Contact fields': '✓○✗',
  Integrations: '✓○✗',
  Snippets: '✓○✗',
  Files: '✓○✗',
  'Data export': '✓○✗',
  'User profile': '✓✓✓',
  'Notification preferences': '✓✓✓',
};
const words: Record<string, string> = { '✓': 'has access', '○': 'owner decides, why', '✗': 'never' };
const roles = ['Owner', 'Manager', 'Agent'];

test('S1.32 the matrix page shows every cell of the rules', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await as(owner, { path: 'settings/roles' });
  const table = page.getByRole('table', { name: 'Roles' });
  await expect(table).toBeVisible();
  for (const [area, cells] of Object.entries(matrix)) {
    for (const [index, cell] of [...cells].entries()) {
      const name = `${area}, ${roles[index]}: ${words[cell]}`;
      await expect(table.getByLabel(name, { exact: true }), name).toHaveCount(1);
    }
  }
  await expectAccessible();
});

test('S1.16 R5 a cell that an owner decides names its restriction, how many have it, and who can help', async ({
  as,
  people,
  page,
}) => {
  const { owner } = await people({
    max: { role: 'manager', restrictions: ['contact-deletion'] },
    mia: 'manager',
  });
  await as(owner, { path: 'settings/roles' });
  await page.getByRole('button', { name: 'Contacts', exact: true }).click();
  const row = page.getByRole('row', { name: /^Delete contacts/ });
  await expect(row).toContainText('Restriction: Contact deletion');
  await expect(row).toContainText('1 of 2 have it');
  await row.getByRole('button', { name: 'Contacts, Delete contacts, Manager: owner decides, why' }).click();
  await expect(page.getByRole('dialog')).toContainText('Contacts can’t be deleted.');
});

test('R10 S0.6 a manager finds their own column, their restrictions, and the permissions of a role', {
  tag: '@core',
}, async ({ as, people, page }) => {
  const { max } = await people({ max: { role: 'manager', restrictions: ['data-export'] } });
  await as(max, { path: 'settings/roles' });
  await expect(page.getByRole('columnheader', { name: /Manager/ })).toContainText('You have 1 restriction');
  await expect(page.getByRole('row', { name: /^Data export/ })).toContainText('Restricted for you');
  await expect(page.getByRole('row', { name: /^General/ })).toContainText('You have it');
  await page.getByRole('link', { name: 'Agent: show permissions' }).click();
  await expect(page.getByRole('dialog')).toContainText('Messages');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export, locked: why', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Export is locked' })).toContainText('Data export');
});

test('the matrix is searched, and saved as a CSV file for a spreadsheet or for programs', async ({
  as,
  people,
  page,
}) => {
  const { owner } = await people({});
  await as(owner, { path: 'settings/roles' });
  for (const [format, line] of [
    [
      'For a spreadsheet',
      'permission,contacts.delete,Delete contacts,yes,,unless restricted,Contact deletion,no,',
    ],
    ['For programs', 'permission,contacts.delete,yes,,unlessRestricted,contact-deletion,no,'],
  ] as const) {
    const saved = page.waitForEvent('download');
    await chooseFormat(page.getByRole('button', { name: 'Export', exact: true }), format);
    const stream = await (await saved).createReadStream();
    expect((await stream.toArray()).join('')).toContain(line);
  }
  await page.getByRole('searchbox', { name: 'Search areas and permissions' }).fill('integr');
  await expect(page.getByRole('row', { name: /^Integrations/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Dashboard/ })).toHaveCount(0);
});

test('the matrix keeps its glyphs on a phone, accessible', async ({ as, people, page, expectAccessible }) => {
  const { owner } = await people({});
  await page.setViewportSize({ width: 390, height: 844 });
  await as(owner, { path: 'settings/roles' });
  await expect(page.getByLabel('Shortcuts, Agent: owner decides, why')).toBeVisible();
  await expectAccessible();
});
