import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { largestFile } from '@/lib/platform/files/size';
import { receiveFile } from '@/lib/work/files/receive-file';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const filesOf = ({ ctx }: Actor) => everythingStored()`
  select f.*, (select count(*) from file_chunks c where c.file_id = f.id) as chunks
  from files f where workspace_id = ${ctx.workspace.id} order by id`;

async function addFile({ ctx }: Actor, name: string, text: string): Promise<string> {
  const file = new Blob([text]);
  return (await receiveFile(ctx, { name, size: file.size }, file.stream())).id;
}

/** Requests the server like a script, without a page. */
async function ask(path: string, who: Actor | null, init: RequestInit = {}): Promise<Response> {
  const origin = process.env.APP_ORIGIN ?? '';
  const cookie = who ? { cookie: `latchkey.session=${await sessionOf(who)}` } : undefined;
  return fetch(`${origin}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { origin, ...cookie, ...Object.fromEntries(new Headers(init.headers)) },
  });
}

const filesPath = ({ ctx }: Actor) => `/w/${ctx.workspace.slug}/files`;

test('S1.32 an owner adds a large file, finds it, saves it unchanged and deletes it', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const { owner } = await people({});
  const bytes = randomBytes(12 * 1024 * 1024 + 5);
  await as(owner, { path: 'settings/files' });
  await expect(page.getByText('No files yet')).toBeVisible();
  await expectAccessible();
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'Été 2026.bin', mimeType: 'text/html', buffer: bytes });
  const row = page.getByRole('row', { name: 'Été 2026.bin' });
  await expect(row).toContainText('12 MB');
  await expect(row).toContainText(owner.name);
  await expectAccessible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Été 2026.bin');
  expect(digest(await readFile(await download.path()))).toBe(digest(bytes));
  await row.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(page.getByText('No files yet')).toBeVisible();
  expect(await filesOf(owner)).toEqual([]);
});

test('S1.32 on a phone a file is deleted from its menu', async ({ as, expectAccessible, page, people }) => {
  const { owner } = await people({});
  await addFile(owner, 'prices.csv', 'name;price');
  await page.setViewportSize({ width: 375, height: 740 });
  await as(owner, { path: 'settings/files' });
  const menu = page.getByRole('button', { name: 'Actions for prices.csv' });
  await expect(menu).toBeVisible();
  await expectAccessible();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(page.getByText('No files yet')).toBeVisible();
  expect(await filesOf(owner)).toEqual([]);
});

test('HD4 a file with markup is saved as bytes and never executed', { tag: '@core' }, async ({ people }) => {
  const { owner } = await people({});
  const id = await addFile(owner, 'page.html', '<!doctype html><script>alert(1)</script>');
  const response = await ask(`${filesPath(owner)}/${id}`, owner);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(response.headers.get('cache-control')).toContain('no-store');
});

test('S1.16 S1.32 TE1 a restricted manager, an agent, a stranger and a request without a session get no file', {
  tag: '@core',
}, async ({ as, page, people }) => {
  const { owner, max, ana } = await people({
    max: { role: 'manager', restrictions: ['workspace-settings'] },
    ana: 'agent',
  });
  const { owner: stranger } = await people({});
  const id = await addFile(owner, 'plan.txt', 'ours');
  const before = await filesOf(owner);
  for (const [who, status] of [
    [max, 403],
    [ana, 403],
    [stranger, 404],
    [null, 401],
  ] as const) {
    expect((await ask(`${filesPath(owner)}/${id}`, who)).status).toBe(404);
    const posted = await ask(`${filesPath(owner)}?name=mine.txt`, who, { method: 'POST', body: 'mine' });
    expect(posted.status).toBe(status);
  }
  expect((await ask(`${filesPath(stranger)}/${id}`, stranger)).status).toBe(404);
  expect(await filesOf(owner)).toEqual(before);
  await as(max, { path: 'settings/files' });
  await expect(page.getByRole('heading', { name: 'Files is locked' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Files, locked: why' })).toBeVisible();
});

test('SA2 SA8 a file from a foreign page, without a length or too large is refused', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  const path = `${filesPath(owner)}?name=a.bin`;
  const post = { method: 'POST', body: 'bytes' };
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) {
    expect((await ask(path, owner, { ...post, headers })).status).toBe(403);
  }
  const endless = { method: 'POST', body: new Blob(['bytes']).stream(), duplex: 'half' };
  expect((await ask(path, owner, endless)).status).toBe(411);
  const large = Buffer.alloc(largestFile + 1);
  expect((await ask(path, owner, { method: 'POST', body: large })).status).toBe(413);
  await as(owner, { path: 'settings/files' });
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'large.bin', mimeType: 'image/png', buffer: large });
  await expect(page.getByText('A file can be at most 20 MB.').first()).toBeVisible();
  expect(await filesOf(owner)).toEqual([]);
});
