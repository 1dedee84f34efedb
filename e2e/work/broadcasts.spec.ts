import { readFile } from 'node:fs/promises';
import { createRecord } from '@/lib/modules';
import { startReceiver } from '@/lib/test-support/receiver';
import { everybody } from '@/lib/work/broadcasts/audience';
import { createBroadcast } from '@/lib/work/broadcasts/create-broadcast';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { dialog } from '../fixtures/collection-page';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { addContact } from '../fixtures/work';

async function connect({ ctx }: Actor, url = 'http://127.0.0.1:9/closed'): Promise<string> {
  const fields = { connection: 'webhook', kind: 'sms', url };
  return (await createRecord(ctx, { collection: 'channels', name: 'Boutique SMS', fields })).id;
}

test('S1.14 an owner writes a broadcast, sends it to the contacts of one member, sees it arrive, and exports the results', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const gateway = await startReceiver();
  const { owner, ana } = await people({ ana: 'agent' });
  await connect(owner, gateway.url);
  await addContact(ana, { name: 'Ginevra Malatesta', phone: '+393471234541', of: ana });
  await addContact(ana, { name: 'Senza Telefono', of: ana });
  await addContact(ana, { name: 'Of nobody', phone: '+393471234542' });
  await as(owner, { path: 'broadcasts' });
  await expect(page.getByRole('heading', { name: 'No broadcast yet' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'New broadcast' }).click();
  await expect(page.getByText('3 contacts among those you see')).toBeVisible();
  await page.getByLabel('Name').fill('Saldi');
  await page.getByRole('button', { name: 'Assigned to: Any' }).click();
  await page.getByRole('menuitemcheckbox', { name: ana.name }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('2 contacts among those you see')).toBeVisible();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText('Required.')).toBeVisible();
  await page.getByLabel('Text').fill('Ciao {{name}}, da domani i saldi.');
  await expectAccessible();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Saldi/ })).toContainText('Draft');

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(dialog(page)).toContainText('2 contacts right now.');
  await expectAccessible();
  await dialog(page).getByRole('button', { name: 'Send to 2 contacts' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sent');
  await expect(page.getByText('2 of 2')).toBeVisible();
  const sentTexts = gateway.got.map(({ body }) => (JSON.parse(body) as { text: string }).text);
  expect(sentTexts).toEqual(['Ciao Ginevra Malatesta, da domani i saldi.']);
  await expectAccessible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chooseFormat(page.getByRole('button', { name: 'Export results' })),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toBe('contact,result,reason,at');
  expect(
    lines
      .slice(1)
      .sort()
      .map((line) => line.split(',').slice(0, 3).join(',')),
  ).toEqual(['Ginevra Malatesta,sent,', 'Senza Telefono,skipped,no-address']);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await gateway.close();
});

test('S1.15 S1.18 S1.21 a manager schedules and cancels, and exports unless restricted; an agent has no broadcasts', async ({
  as,
  elsewhere,
  page,
  people,
}) => {
  const { owner, mia, ana } = await people({
    mia: { role: 'manager', restrictions: ['data-export'] },
    ana: 'agent',
  });
  const channelId = await connect(owner);
  await addContact(owner, { name: 'Ginevra Malatesta', phone: '+393471234541' });
  const content = { name: 'Natale', channelId, templateId: null, body: 'Auguri', audience: everybody };
  const { id: broadcastId } = await createBroadcast(owner.ctx, content);
  const his = await as(owner, { path: `broadcasts/${broadcastId}`, on: await elsewhere() });
  await as(mia, { path: 'broadcasts' });
  await page.getByRole('link', { name: /^Natale/ }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Later' }).click();
  await dialog(page).getByLabel('Day and time').fill('2020-12-24T18:00');
  await dialog(page).getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog(page)).toContainText('This time has passed');
  await dialog(page).getByLabel('Day and time').fill('2099-12-24T18:00');
  await dialog(page).getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Scheduled');

  // The owner has it open as a draft: his save is stale, and the page says so.
  await expect(his.getByRole('heading', { level: 1 })).toContainText('Scheduled');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog(page)).toContainText('Nobody will get it.');
  await dialog(page).getByRole('button', { name: 'Cancel broadcast' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cancelled');
  await expect(his.getByRole('heading', { level: 1 })).toContainText('Cancelled');

  await page.getByRole('button', { name: 'Export results, locked: why' }).click();
  await expect(page.getByRole('dialog', { name: 'Export results is locked' })).toBeVisible();
  const workspace = owner.ctx.workspace.slug;
  const stored = () => everythingStored()`select
    (select count(*) from exports where workspace_id = ${owner.ctx.workspace.id}) as exports,
    (select jsonb_agg(to_jsonb(s)) from sendings s where workspace_id = ${owner.ctx.workspace.id}) as sendings`;
  const before = await stored();
  for (const [who, action, input] of [
    [mia, 'exportBroadcastAction', { workspace, broadcastId }],
    [ana, 'exportBroadcastAction', { workspace, broadcastId }],
    [ana, 'sendBroadcastAction', { workspace, broadcastId, version: 2, at: null }],
    [ana, 'changeBroadcastStateAction', { workspace, broadcastId, change: 'cancel' }],
  ] as const) {
    const { result } = await postAction(action, input, {
      token: await sessionOf(who),
      params: { workspace },
    });
    expect(result).toMatchObject({ ok: false, error: { kind: 'denied' } });
  }
  expect(await stored()).toEqual(before);
  await as(ana, { path: 'broadcasts' });
  await expect(page.getByRole('heading', { name: 'Broadcast is locked' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Broadcast' })).toBeHidden();
});

test('RO7 two people change one draft: the later one sees the saved draft, and loses nothing', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  const channelId = await connect(owner);
  const content = { name: 'Natale', channelId, templateId: null, body: 'Auguri', audience: everybody };
  const { id } = await createBroadcast(owner.ctx, content);
  await as(owner, { path: `broadcasts/${id}` });
  await page.getByLabel('Name').fill('Natale da noi');
  await everythingStored()`update broadcasts set version = 2, body = 'Buone feste' where id = ${id}`;
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Buone feste' })).toContainText(owner.name);
  await expect(page.getByLabel('Name')).toHaveValue('Natale da noi');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Natale da noi/ })).toBeVisible();
  const [row] = await everythingStored()`select name, body, version from broadcasts where id = ${id}`;
  expect(row).toEqual({ name: 'Natale da noi', body: 'Auguri', version: 3 });
});

test('a broadcast without a channel leads to where one is connected', async ({ as, page, people }) => {
  const { owner } = await people({});
  await as(owner, { path: 'broadcasts/new' });
  await page.getByRole('main').getByRole('link', { name: 'Connect one' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Channels' })).toBeVisible();
});
