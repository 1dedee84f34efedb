import { text } from 'node:stream/consumers';
import { expect, test } from '../fixtures/as';

test('B10 an administrator reads who changed whose access, from what to what', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  await as(owner, { path: 'settings/general' });
  await page.goto(`/o/${owner.ctx.organisation.slug}/audit`);
  const joined = page.getByRole('link', { name: `${ana.name} accepted the invitation` });
  await expect(joined).toBeVisible();
  await expect(
    page.getByText('Access level: Agent · Restrictions: Mask phone and email').first(),
  ).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([/^CSV/, /^JSON Lines/, /^OCSF/, /^Checkpoint/]);
  await expectAccessible();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  expect((await saving).suggestedFilename()).toMatch(/-audit\.csv$/);
  await joined.click();
  await expect(page.getByRole('heading', { name: `${ana.name} accepted the invitation` })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Access level Agent' })).toBeVisible();
  await expectAccessible();
});

test('B10 an administrator reads who had what on a day, and takes it away as a file', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  await as(owner, { path: 'settings/general' });
  await page.goto(`/o/${owner.ctx.organisation.slug}/audit`);
  await page.getByRole('link', { name: 'Who had what on a day' }).click();
  await expect(page.getByRole('heading', { name: 'Who had what on a day' })).toBeVisible();
  const row = page.getByRole('row', { name: ana.name });
  await expect(row).toContainText('Agent');
  await expect(row).toContainText('Mask phone and email');
  await expect(row).toContainText('Enterprise');
  await expect(row).toContainText('Active');
  await expectAccessible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('listitem', { name: ana.name })).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 1440, height: 900 });

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/-access-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await text(await file.createReadStream())).trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`The organisation,${owner.name},Admin`);
  expect(lines[2]).toContain(`${ana.name},Agent,Mask phone and email`);

  await page.getByLabel('Day', { exact: true }).fill('2001-01-01');
  await expect(page).toHaveURL(/day=2001-01-01/);
  await expect(page.getByText('Nothing is known of the time before')).toBeVisible();
  await expectAccessible();
});

test('B10 R6 who had what on a day is nothing to a member who does not administer the organisation', async ({
  as,
  people,
  page,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await as(ana, { path: 'profile' });
  const base = `/o/${owner.ctx.organisation.slug}/audit/access`;
  expect((await page.goto(base))?.status()).toBe(404);
  for (const format of ['csv', 'jsonl']) {
    const answer = await page.request.get(`${base}/file?day=2099-01-01&format=${format}`);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toBe('');
  }
});
