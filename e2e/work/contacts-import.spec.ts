import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, sessionOf, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { addContact } from '../fixtures/work';

async function choose(page: Page, text: string, encoding: BufferEncoding = 'utf8') {
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text, encoding) });
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function expectOutcomes(page: Page, outcomes: Record<string, string>) {
  const facts = page.locator('dl[aria-label="Result by row"] > div');
  await expect(facts).toHaveText(Object.entries(outcomes).map(([outcome, count]) => `${outcome}${count}`));
}

test('IM1 every row of a file is shown under its outcome, with reasons and dropped values, and saved; on a phone too', {
  tag: '@core',
}, async ({ as, people, page, expectAccessible }) => {
  const { owner } = await people({});
  await addContact(owner, { name: 'There', email: 'there@example.com' });
  await as(owner, { path: 'contacts' });
  await page.getByRole('link', { name: 'Import' }).click();
  await expectAccessible();
  const rows = [
    'Prénom;Nom;E-mail;Téléphone',
    'Zoé;Kéromnès;zoe@example.com;+33 6 12 34 56 78',
    'Bad;Mail;nonsense;+33 6 11 22 33 44',
    'Dup;;there@example.com;',
    ';;nonsense;',
  ];
  await choose(page, rows.join('\r\n'), 'latin1');
  const preview = page.getByRole('region', { name: 'First rows' });
  await expect(preview.getByRole('rowheader', { name: 'Zoé Kéromnès' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Import 4 rows' }).click();
  await expect(page.getByText('4 rows in the file:')).toBeVisible();
  await expectOutcomes(page, { Added: '2', Updated: '0', Skipped: '1', Refused: '1' });
  const list = (name: string) => page.getByRole('region', { name }).getByRole('listitem');
  await expect(list('1 row refused')).toContainText('The email is not valid, and there is no other value.');
  await expect(list('1 row skipped')).toContainText('A contact already has this phone or email.');
  await expect(list('Value not imported for 1 contact')).toContainText(
    'Email left empty: “nonsense” is not valid.',
  );
  await expectAccessible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(list('1 row refused')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chooseFormat(page.getByRole('button', { name: 'Save these rows as a file' })),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toMatch(/^2,\d+,added,email,Bad,Mail,nonsense/m);
  expect(csv).toMatch(/^3,\d+,left-out,duplicate,Dup/m);
  expect(csv).toMatch(/^4,\d+,refused,bad-email,/m);
  await page.getByRole('link', { name: 'All contacts' }).click();
  await expect(page.getByRole('row', { name: 'Zoé Kéromnès' })).toContainText('+33612345678');
});

test('an import of a phone’s cards is left, opened again, and fills empty fields of existing contacts; on a phone too', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await addContact(owner, { name: 'Giulia', email: 'giulia@example.it' });
  await as(owner, { path: 'contacts/import' });
  await page.setViewportSize({ width: 390, height: 844 });
  const cards = [
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Giulia Rossi\r\nEMAIL:giulia@example.it\r\nitem1.TEL:+39 347 123 4541\r\nEND:VCARD',
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:K=C3=A9romn=C3=A8s;Zo=C3=A9\r\nTEL;CELL:+33612345678\r\nEND:VCARD',
  ].join('\r\n');
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'phone.vcf', mimeType: 'text/vcard', buffer: Buffer.from(cards) });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Import 2 rows' })).toBeVisible();
  await as(owner, { path: 'contacts/import' });
  const earlier = page.getByRole('region', { name: 'Your imports of the last 24 hours' });
  await expect(earlier.getByText('2 rows, not started')).toBeVisible();
  await expectAccessible();
  await earlier.getByRole('link', { name: 'phone.vcf' }).click();
  await page.getByRole('radio', { name: 'Fill in what the contact lacks' }).click();
  await expectAccessible();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('1 contact added.')).toBeVisible();
  await expectOutcomes(page, { Added: '1', Updated: '1', Skipped: '0', Refused: '0' });
  const { id } = owner.ctx.workspace;
  expect(
    await everythingStored()`select name, phone, email from contacts where workspace_id = ${id} order by name`,
  ).toEqual([
    { name: 'Giulia', phone: '+393471234541', email: 'giulia@example.it' },
    { name: 'Zoé Kéromnès', phone: '+33612345678', email: null },
  ]);
});

test('X01 I32 a spreadsheet is refused with the format to save instead; ignored parts of a table are named', {
  tag: '@core',
}, async ({ as, people, page, expectAccessible }) => {
  const { owner } = await people({});
  await as(owner, { path: 'contacts/import' });
  const chooseBytes = (name: string, text: string) =>
    page
      .getByLabel('File')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text, 'latin1') });
  await chooseBytes('people.xlsx', 'PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').getByText('save the sheet as CSV')).toBeVisible();
  await expectAccessible();
  await choose(page, `Customers\n\nname,email${','.repeat(999)}last\nMia,mia@example.com\n`);
  await expect(page.getByText('2 lines above the column heads are not imported.')).toBeVisible();
  await expect(page.getByText('The last column of the file is ignored')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await expectOutcomes(page, { Added: '1', Updated: '0', Skipped: '0', Refused: '0' });
  await expect(page.getByText('The last column of the file is ignored')).toBeVisible();
});

test('S1.21 an agent sees why importing is closed, and posted directly adds nothing', async ({
  as,
  people,
  page,
}) => {
  const { ana, owner } = await people({ ana: 'agent' });
  await as(ana, { path: 'contacts/import' });
  await expect(page).toHaveURL(/\/locked/);
  const { slug, id } = owner.ctx.workspace;
  const address = `${process.env.APP_ORIGIN}/w/${slug}/contacts/imports/${crypto.randomUUID()}?position=0`;
  const post = (headers: Record<string, string>) =>
    fetch(address, { method: 'POST', body: 'name\n', headers });
  const origin = process.env.APP_ORIGIN ?? '';
  const session = async (who: typeof ana) => `latchkey.session=${await sessionOf(who)}`;
  expect((await post({ origin, cookie: await session(ana) })).status).toBe(403);
  expect((await post({ origin, cookie: await session(owner) })).status).toBe(404);
  expect((await post({ origin })).status).toBe(401);
  expect((await post({ origin: 'https://evil.example', cookie: await session(owner) })).status).toBe(403);
  expect(await everythingStored()`select 1 from import_chunks where workspace_id = ${id}`).toHaveLength(0);
});
