import { readFile } from 'node:fs/promises';
import { expect, sessionOf, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { addContact } from '../fixtures/work';

test('S1.18 CS1 an owner saves the shown contacts as CSV with escaped formulas, and the export is recorded', {
  tag: '@core',
}, async ({ as, people, page }) => {
  const { owner } = await people({});
  await addContact(owner, { name: '=HYPERLINK("http://evil")', phone: '+393471234541', of: owner });
  await addContact(owner, { name: 'Nobody’s' });
  await as(owner, { path: 'contacts?view=mine' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chooseFormat(page.getByRole('button', { name: 'Export' })),
  ]);
  expect(download.suggestedFilename()).toBe(`${owner.ctx.workspace.slug}-contacts.csv`);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"")",+393471234541,`);
  expect(csv).not.toContain('Nobody’s');
  const events = await everythingStored()`select after from audit_events
    where workspace_id = ${owner.ctx.workspace.id} and event = 'contacts.exported'`;
  expect(events).toEqual([{ after: { q: '', view: 'mine' } }]);
});

test('S1.18 a manager restricted from exporting sees why, and posted directly gets nothing; an agent has no button', async ({
  as,
  people,
  page,
}) => {
  const { mia, ana } = await people({
    mia: { role: 'manager', restrictions: ['data-export'] },
    ana: 'agent',
  });
  await as(mia, { path: 'contacts' });
  await page.getByRole('button', { name: 'Export, locked: why', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  const { slug, id } = mia.ctx.workspace;
  for (const who of [mia, ana]) {
    const { result } = await postAction(
      'exportContactsAction',
      { workspace: slug, address: '' },
      { token: await sessionOf(who), params: { workspace: slug } },
    );
    expect(result?.ok === false && result.error.status).toBe(403);
  }
  expect(await everythingStored()`select 1 from exports where workspace_id = ${id}`).toHaveLength(0);
  await as(ana, { path: 'contacts' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /Export/ })).toHaveCount(0);
});
