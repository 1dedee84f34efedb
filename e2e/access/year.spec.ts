import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { type Actor, expect, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { jobsDone } from '../fixtures/jobs-done';
import { rowOf } from '../fixtures/users-page';

const run = promisify(execFile);
const farDay = '2099-12-31';

/** Vera's year: her browser and the owner's, in one workspace. */
interface Year {
  owner: Page;
  hers: Page;
  base: string;
  vera: { email: string; id: string };
}

test('B1 B2 B4 B5 B10 B11 a year of one person: invited by CSV until a day, granted for hours, covering, suspended, reinstated, ended, and found in a trail that verifies offline', async ({
  as,
  elsewhere,
  mailbox,
  page,
  people,
}) => {
  const { owner, ben } = await people({ ben: 'agent' }, { contactsOf: { ben: 3 } });
  const email = owner.email.replace('owner', 'vera');
  await as(owner);
  const base = `/w/${owner.ctx.workspace.slug}`;
  await inviteByFile(page, base, email);
  const [row] = await everythingStored()`select id from members where email = ${email}`;
  const year: Year = { owner: page, hers: await elsewhere(), base, vera: { email, id: row?.id } };
  await accept(year.hers, (await mailbox.next(email)).links[0] ?? '');
  await expect(year.hers).toHaveURL(new RegExp(`${base}/`));
  await askToExport(year);
  await coverBen(year, ben);
  await suspendAndReinstate(year);
  await endByItself(year);
  await jobsDone(owner);
  await findInTrail(year, owner);
});

/** A CSV with a last day, as a list of people is invited. */
async function inviteByFile(owner: Page, base: string, email: string): Promise<void> {
  await owner.goto(`${base}/settings/users`);
  await owner.getByRole('link', { name: 'Invite many' }).click();
  const csv = `email,level,end date\n${email},agent,${farDay}\n`;
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await owner.getByLabel(/^Or a file/).setInputFiles(file);
  await owner.getByRole('button', { name: 'Preview' }).click();
  await expect(owner.getByText('1 person will be invited')).toBeVisible();
  const planned = owner.getByRole('listitem').filter({ hasText: email }).last();
  await expect(planned).toContainText('Until 31 Dec 2099');
  await owner.getByRole('button', { name: 'Send 1 row' }).click();
  await expect(owner.getByText('1 person invited')).toBeVisible();
  await owner.goto(`${base}/settings/users`);
  await expect(rowOf(owner, { email })).toContainText('Pending');
  await expect(rowOf(owner, { email })).toContainText('Until 31 Dec 2099');
}

async function menu({ owner, base }: Year, email: string, item: string): Promise<void> {
  await owner.goto(`${base}/settings/users`);
  await owner.getByRole('button', { name: `More actions for ${email}` }).click();
  await owner.getByRole('menuitem', { name: item }).click();
}

async function accept(guest: Page, link: string): Promise<void> {
  await guest.goto(link);
  await guest.getByLabel('Your name').fill('Vera Lindqvist');
  await guest.getByLabel('Choose a password').fill('four quiet words suffice');
  await guest.getByRole('button', { name: 'Accept and join' }).click();
}

/** She asks for export, gets it for four hours, takes a file; the hours pass, and it is locked again. */
async function askToExport({ owner, hers, base, vera }: Year): Promise<void> {
  await hers.goto(`${base}/locked?for=contacts.export`);
  await hers.getByRole('button', { name: 'Ask for access' }).click();
  await hers.getByLabel('Why').fill('For the fair');
  await hers.getByRole('button', { name: 'Send request' }).click();
  await expect(hers.getByText('You asked for access.')).toBeVisible();
  await owner.goto(`${base}/settings/requests`);
  const request = owner.getByRole('article', { name: /Vera Lindqvist/ });
  await request.getByRole('button', { name: 'Grant' }).click();
  await expect(request).toContainText('owner granted it until');
  await hers.goto(`${base}/contacts`);
  const saving = hers.waitForEvent('download');
  await chooseFormat(hers.getByRole('button', { name: 'Export', exact: true }));
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/);
  await everythingStored()`update members set reverts_at = now() where id = ${vera.id}`;
  await hers.goto(`${base}/locked?for=contacts.export`);
  await expect(hers.getByRole('heading', { name: / is locked$/ })).toBeVisible();
}

async function coverBen(year: Year, ben: Actor): Promise<void> {
  const { owner, hers, base } = year;
  const dialog = owner.getByRole('dialog');
  await menu(year, ben.email, 'Cover…');
  await dialog.getByLabel('Colleague').click();
  await owner.getByRole('option', { name: 'Vera Lindqvist' }).click();
  await expect(dialog.getByText('3 contacts stay assigned to ben.')).toBeVisible();
  await dialog.getByLabel('Last day').fill(farDay);
  await dialog.getByRole('button', { name: 'Arrange cover' }).click();
  await expect(rowOf(owner, year.vera)).toContainText('Covers ben until 31 Dec 2099');
  await hers.goto(`${base}/messages/mine`);
  await expect(hers.getByText('You cover ben until')).toBeVisible();
}

async function suspendAndReinstate(year: Year): Promise<void> {
  const { owner, hers, base, vera } = year;
  const dialog = owner.getByRole('dialog');
  await menu(year, vera.email, 'Suspend');
  await expect(dialog.getByText('1 cover of a colleague ends.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(owner.getByText('Access suspended: Vera Lindqvist')).toBeVisible();
  await hers.goto(`${base}/messages/mine`);
  await expect(hers.getByRole('heading', { name: /is suspended$/ })).toBeVisible();
  await menu(year, vera.email, 'Reinstate');
  await expect(dialog.getByText('returns at once, exactly as it was.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Reinstate' }).click();
  await expect(owner.getByText('Access reinstated: Vera Lindqvist')).toBeVisible();
  await hers.goto(`${base}/messages/mine`);
  await expect(hers.getByRole('heading', { name: /is suspended$/ })).toBeHidden();
  await expect(hers).toHaveURL(/\/messages\/mine/);
}

async function endByItself({ owner, hers, base, vera }: Year): Promise<void> {
  await everythingStored()`update members set ends_at = date_trunc('second', now()) where id = ${vera.id}`;
  await hers.goto(`${base}/messages/mine`);
  await expect(hers.getByRole('heading', { name: /^Your access to .+ ended$/ })).toBeVisible();
  await owner.goto(`${base}/settings/users/${vera.id}`);
  await expect(owner.getByText('Ended: no access since the end of')).toBeVisible();
}

/** Every station is a sentence, and the exported file verifies without a database. */
async function findInTrail({ owner, vera }: Year, { ctx: { organisation } }: Actor): Promise<void> {
  const events = await everythingStored()`select event from audit_events
    where organisation_id = ${organisation.id} and subject_id = ${vera.id} order by seq`;
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      'member.invited',
      'member.joined',
      'member.access-changed',
      'member.suspended',
      'member.reinstated',
      'member.ended',
    ]),
  );
  await owner.goto(`/o/${organisation.slug}/audit?q=Vera`);
  await expect(owner.getByText('Vera Lindqvist').first()).toBeVisible();
  const saving = owner.waitForEvent('download');
  await owner.getByRole('button', { name: 'Download' }).click();
  await owner.getByRole('menuitem', { name: /^JSON Lines/ }).click();
  const file = await (await saving).path();
  const { stdout } = await run('npm', ['run', '--silent', 'audit', '--', 'verify', file], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '' },
  });
  expect(stdout).toContain('events are as written.');
}
