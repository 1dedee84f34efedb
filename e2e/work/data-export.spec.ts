import { readFile } from 'node:fs/promises';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { everythingStored } from '../fixtures/everything-stored';
import { addContact } from '../fixtures/work';

/** Requests the file like a script, without a page. */
async function ask(path: string, who: Actor): Promise<number> {
  const cookie = `latchkey.session=${await sessionOf(who)}`;
  return (await fetch(`${process.env.APP_ORIGIN}${path}`, { redirect: 'manual', headers: { cookie } }))
    .status;
}

test('S1.32 an owner exports everything, leaves, returns and saves it; no other member can', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const { owner, otto, max } = await people({
    otto: 'owner',
    max: { role: 'manager', restrictions: ['data-export'] },
  });
  await addContact(owner, { name: 'Zoé Kéromnès', email: 'zoe@example.com' });
  await as(owner, { path: 'settings/data-export' });
  await expect(page.getByText('No export yet')).toBeVisible();
  await expectAccessible();
  await chooseFormat(page.getByRole('button', { name: 'Export everything' }));
  await expect(page.getByRole('list', { name: 'Your exports' })).toBeVisible();
  await as(owner, { path: 'settings/general' });
  await as(owner, { path: 'settings/data-export' });
  const save = page.getByRole('link', { name: 'Save' });
  await expect(save).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.toString('latin1')).toContain('contacts.csv');

  const path = new URL((await save.getAttribute('href')) ?? '', process.env.APP_ORIGIN).pathname;
  expect(await ask(path, owner)).toBe(200);
  for (const who of [otto, max]) expect(await ask(path, who)).toBe(404);
  await everythingStored()`update members set status = 'left' where id = ${owner.ctx.member.id}`;
  expect(await ask(path, owner)).toBe(404);
});

test('S1.16 S1.18 S1.21 the page is closed to members who may not export, and explains why', {
  tag: '@core',
}, async ({ as, page, people }) => {
  const { max, mia, ana } = await people({
    max: { role: 'manager', restrictions: ['data-export'] },
    mia: { role: 'manager', restrictions: ['workspace-settings'] },
    ana: 'agent',
  });
  for (const who of [max, mia, ana]) {
    await as(who, { path: 'settings/data-export' });
    await expect(page).toHaveURL(/\/locked/);
  }
});
