import { changeAccess } from '@/lib/access/members/change/change-access';
import { expect, stored, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { emailsOf, rowOf } from '../fixtures/users-page';

test('S1.1 an agent sees why the Users page is closed to them, and no names', async ({
  as,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await as(ana);
  await expect(page).toHaveURL(/\/locked/);
  await expect(page.getByText(owner.email)).toBeHidden();
});

test('S1.16 a manager restricted from workspace settings sees why the Users page is closed', async ({
  as,
  page,
  people,
}) => {
  const { mia } = await people({ mia: { role: 'manager', restrictions: ['workspace-settings'] } });
  await as(mia);
  await expect(page).toHaveURL(/\/locked/);
  const asked = await page.goto(page.url());
  expect(asked?.status()).toBe(403);
  expect(await asked?.text()).toContain('Users is locked');
});

test('S1.2 S1.3 S1.5 S1.6 rows show name, level, email, last-seen time and two actions; invited members are pending', {
  tag: '@core',
}, async ({ as, page, people }) => {
  const { owner, ana } = await people({ ana: { role: 'agent', restrictions: ['visibility-own'] } });
  await everythingStored()`update members set last_seen_at = now() - interval '3 hours' where id = ${ana.ctx.member.id}`;
  await as(owner);
  const row = rowOf(page, ana);
  await expect(row.getByText('ana', { exact: true })).toBeVisible();
  await expect(row.getByRole('link', { name: 'Agent: show permissions' })).toBeVisible();
  await expect(row.getByText('Visibility: own')).toBeVisible();
  await expect(row.getByText(/3 hr? ago/)).toBeVisible();
  await expect(row.getByRole('link', { name: 'Edit' })).toBeVisible();
  await expect(row.getByRole('link', { name: 'Revoke access' })).toBeVisible();

  await page.getByRole('link', { name: 'Add user' }).click();
  const email = `new-${ana.email}`;
  await page.getByLabel(/^Email/).fill(email);
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  const pending = rowOf(page, { email });
  await expect(pending.getByText('Pending')).toBeVisible();
  await expect(pending.getByText(/expires in/)).toBeVisible();
});

test('S1.7 the search finds a person by name or email, and the address keeps it', { tag: '@core' }, async ({
  as,
  page,
  people,
}) => {
  const { owner, ana, bruno } = await people({ ana: 'agent', bruno: 'manager' });
  await as(owner);
  await expect(rowOf(page, ana)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('BRUN');
  await expect(rowOf(page, ana)).toBeHidden();
  await expect(rowOf(page, bruno)).toBeVisible();
  await expect(page).toHaveURL(/q=BRUN/);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search users' })).toHaveValue('BRUN');
  await expect(rowOf(page, ana)).toBeHidden();

  await page.getByRole('searchbox').fill('nobody at all');
  await expect(page.getByText('Nobody matches “nobody at all”')).toBeVisible();
  await page.getByRole('button', { name: 'Show everyone' }).click();
  await expect(rowOf(page, ana)).toBeVisible();
});

test('S1.7 level and restriction filter the list, the sort reverses it, and the address contains all of it', async ({
  as,
  page,
  people,
}) => {
  const { owner, ana, ben, mia } = await people({
    ana: { role: 'agent', restrictions: ['shortcuts'] },
    ben: 'agent',
    mia: 'manager',
  });
  await as(owner);
  await expect.poll(() => emailsOf(page)).toEqual([ana, ben, mia, owner].map(({ email }) => email));
  await page.getByRole('button', { name: 'Name' }).click();
  await expect.poll(() => emailsOf(page)).toEqual([owner, mia, ben, ana].map(({ email }) => email));

  await page.getByRole('button', { name: 'Level', exact: true }).first().click();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Agent' })).toHaveText(/^Agent\s*2$/);
  await expect(page.getByRole('menuitemcheckbox', { name: 'Manager' })).toHaveText(/^Manager\s*1$/);
  await page.getByRole('menuitemcheckbox', { name: 'Agent' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => emailsOf(page)).toEqual([ben, ana].map(({ email }) => email));
  await expect(page).toHaveURL(/level=agent/);
  await expect(page).toHaveURL(/sort=-name/);

  const { ctx } = owner;
  await page.goto(`/w/${ctx.workspace.slug}/settings/users?restriction=shortcuts`);
  await expect.poll(() => emailsOf(page)).toEqual([ana.email]);
});

test('S1.7 pages lead forwards and backwards, and each row is on one of them', async ({
  as,
  page,
  people,
}) => {
  const names = Object.fromEntries(
    Array.from({ length: 29 }, (_, n) => [`p${String(n).padStart(2, '0')}`, 'agent']),
  ) as Record<`p${number}`, 'agent'>;
  const { owner } = await people(names);
  await as(owner);
  await expect(page.getByText('1–25 of 30')).toBeVisible();
  const first = await emailsOf(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('26–30 of 30')).toBeVisible();
  const second = await emailsOf(page);
  expect(new Set([...first, ...second]).size).toBe(30);
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(page.getByText('1–25 of 30')).toBeVisible();
  expect(await emailsOf(page)).toEqual(first);
});

test('S1.11 A43 Export saves the filtered users for a spreadsheet, is recorded, and remembers the choice', {
  tag: '@core',
}, async ({ as, page, people }) => {
  const { owner, ana, mia } = await people({ ana: 'agent', mia: 'manager' });
  const { everything } = stored;
  await as(owner, { path: 'settings/users?level=manager' });
  await expect(rowOf(page, mia)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chooseFormat(page.getByRole('button', { name: 'Export' }), 'For a spreadsheet'),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const csv = Buffer.concat(chunks).toString();
  expect(csv.startsWith('\uFEFFName,Email,Access level,')).toBe(true);
  expect(csv).toContain(mia.email);
  expect(csv).not.toContain(ana.email);
  expect(JSON.stringify(await everything(owner))).toContain('members.exported');

  await page.reload();
  await page.getByRole('button', { name: 'Export' }).click();
  const chosen = page.getByRole('menuitem', { name: 'For a spreadsheet' });
  await expect(chosen.getByRole('img', { name: 'Last choice' })).toBeVisible();
});

test('R10 a level in the list shows its permissions, and stays open while others change the list', async ({
  as,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await as(owner);
  await rowOf(page, ana).getByRole('link', { name: 'Agent: show permissions' }).click();
  const card = page.getByRole('dialog', { name: 'Agent' });
  await expect(card.getByText('Messages', { exact: true })).toBeVisible();
  await expect(card.getByText('Dashboard', { exact: false }).first()).toBeVisible();
  const { id: memberId, version } = ana.ctx.member;
  await changeAccess(owner.ctx, { memberId, version, role: 'agent', restrictions: ['visibility-own'] });
  await expect(rowOf(page, ana).getByText('Visibility: own')).toBeVisible();
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});
