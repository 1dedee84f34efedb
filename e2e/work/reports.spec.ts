import { readFile } from 'node:fs/promises';
import { expect, sessionOf, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { addContact, addTeam } from '../fixtures/work';

test('S1.32 the dashboard shows an owner open conversations and the longest waiting contacts, and updates live', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const { conversationId } = await addContact(owner, { name: 'Ginevra', of: ana, says: 'Buongiorno' });
  await addContact(owner, { name: 'Zoé', says: 'Bonjour' });
  await as(owner, { path: 'dashboard' });
  const open = page.getByRole('definition').first();
  await expect(open).toHaveText('2');
  await expect(page.getByRole('region', { name: /^Online now: 1/ })).toContainText(owner.name);
  await expectAccessible();

  await addContact(owner, { name: 'Percival', says: 'Hello' });
  await everythingStored()`select pg_notify('latchkey', ${JSON.stringify({ topic: 'work', workspaceId: owner.ctx.workspace.id })})`;
  await expect(open).toHaveText('3');
  await page
    .getByRole('region', { name: 'Waiting for an answer' })
    .getByRole('link', { name: /Ginevra/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`/messages/all\\?conversation=${conversationId}`));
});

test('S1.32 reports show figures by day, person and team, for the period in the address', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const team = await addTeam(owner, 'Clienti Italia', [ana]);
  const { conversationId } = await addContact(owner, { name: 'Ginevra', of: ana, team, says: 'Buongiorno' });
  await everythingStored()`update conversations set created_at = now() - interval '20 days' where id = ${conversationId}`;
  await as(owner, { path: 'reports' });
  const teams = page.getByRole('table', { name: 'By team' });
  await expect(teams.getByRole('row', { name: /Clienti Italia/ })).toContainText('1');
  await page.getByText('Show as a table').click();
  const days = page.getByRole('table', { name: 'Day by day' });
  await expect(days.getByRole('row')).toHaveCount(31);
  await expectAccessible();

  await page.getByRole('table', { name: 'By person' }).getByRole('link', { name: 'Person' }).click();
  await expect(page).toHaveURL(/people=name/);
  await expect(page.getByRole('columnheader', { name: 'Person' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: '7 days' }).click();
  await expect(page).toHaveURL(/days=7/);
  await expect(page.getByRole('heading', { name: /No activity in the last/ })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 780 });
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('S1.18 an owner saves the report as CSV; a restricted manager sees why not, and posted directly gets nothing', async ({
  as,
  people,
  page,
}) => {
  const { owner, mia, ana } = await people({
    mia: { role: 'manager', restrictions: ['data-export'] },
    ana: 'agent',
  });
  const { slug, id } = owner.ctx.workspace;
  await as(mia, { path: 'reports' });
  await page.getByRole('button', { name: 'Export, locked: why', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toContainText(owner.name);
  for (const who of [mia, ana]) {
    const { result } = await postAction(
      'exportReportsAction',
      { workspace: slug, address: '' },
      { token: await sessionOf(who), params: { workspace: slug } },
    );
    expect(result?.ok === false && result.error.status).toBe(403);
  }
  expect(await everythingStored()`select 1 from exports where workspace_id = ${id}`).toHaveLength(0);

  await as(owner, { path: 'reports?days=7' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chooseFormat(page.getByRole('button', { name: 'Export' })),
  ]);
  expect(download.suggestedFilename()).toBe(`${slug}-reports.csv`);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines.filter((line) => line.startsWith('day,'))).toHaveLength(7);
});

test('S1.21 S1.32 an agent has neither Dashboard nor Reports, in the menu or by address', async ({
  as,
  people,
  page,
}) => {
  const { ana } = await people({ ana: 'agent' });
  for (const [path, name] of [
    ['dashboard', 'Dashboard'],
    ['reports', 'Reports'],
  ] as const) {
    await as(ana, { path });
    await expect(page.getByRole('heading', { name: `${name} is locked` })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' }).getByText(name, { exact: true })).toHaveCount(
      0,
    );
    await expect(page.getByRole('table')).toHaveCount(0);
  }
});
