import { createRecord } from '@/lib/modules';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { choose, dialog, row } from '../fixtures/collection-page';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { addContact, statusOf } from '../fixtures/work';

const contact = { name: 'Ginevra Malatesta', says: 'Buongiorno, l’anta è graffiata.' };

async function define({ ctx }: Actor, name: string, steps: object[]): Promise<string> {
  return (await createRecord(ctx, { collection: 'shortcuts', name, fields: { steps } })).id;
}

/** Makes the waiting steps due now, by the database's clock. */
const passTime = () =>
  everythingStored()`update outbox set due_at = now() where job ->> 'kind' = 'shortcut' and sent_at is null`;

test('S1.32 an owner defines a shortcut; an agent starts it in a conversation, sees it wait, and it is cancelled', async ({
  as,
  elsewhere,
  expectAccessible,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana });
  await as(owner, { path: 'shortcuts' });
  await expect(page.getByRole('heading', { name: 'No shortcut yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New shortcut' }).first().click();
  await dialog(page).getByLabel('Name').fill('Reso');
  const add = async (kind: string) => {
    await dialog(page).getByRole('button', { name: 'Add step' }).click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
  };
  await add('Close');
  await add('Tag');
  await add('Wait');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog(page)).toContainText('Required.');
  await dialog(page).getByLabel('Step 2', { exact: true }).fill('Reso');
  await dialog(page).getByRole('button', { name: 'Move step 1 down' }).click();
  await dialog(page).getByRole('button', { name: 'Move step 2 down' }).click();
  await expectAccessible();
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(page, 'Reso')).toContainText('Tag “Reso” → Wait 1 hour → Close');

  const hers = await as(ana, { path: `messages/mine?conversation=${conversationId}`, on: await elsewhere() });
  await hers.getByRole('button', { name: 'Start a shortcut' }).click();
  await hers.getByRole('menuitem', { name: /^Reso/ }).click();
  const strip = hers.getByRole('status').filter({ hasText: `Reso, started by ${ana.name}` });
  await expect(strip).toContainText('Then step 3 of 3: Close');
  await expect(hers.getByRole('list', { name: 'Tags' })).toContainText('Reso');

  const runs = page.getByRole('region', { name: 'Running and recent' });
  await expect(runs.getByRole('listitem')).toContainText('Reso for Ginevra Malatesta');
  await expect(runs).toContainText('Running');
  await expectAccessible();
  await runs.getByRole('button', { name: 'Cancel Reso' }).click();
  await expect(runs).toContainText('Cancelled after 2 of 3 steps');
  await expect(strip).toBeHidden();
  expect(await statusOf(conversationId)).toBe('open');

  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('S1.25 R4 a member restricted from shortcuts while one runs: it stops with the reason; button, list and page are gone, posts refused', async ({
  as,
  elsewhere,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana });
  const shortcutId = await define(owner, 'Chiudi domani', [{ do: 'wait', minutes: 60 }, { do: 'close' }]);
  await as(ana, { path: `messages/mine?conversation=${conversationId}` });
  await page.getByRole('button', { name: 'Start a shortcut' }).click();
  await page.getByRole('menuitem', { name: /^Chiudi domani/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Chiudi domani' })).toContainText('Waiting until');

  const sql = everythingStored();
  await sql`update members set restrictions = '{shortcuts}' where id = ${ana.ctx.member.id}`;
  await sql`update shortcut_runs set waits_until = now() where conversation_id = ${conversationId}`;
  await passTime();
  const his = await as(owner, { path: `messages/all?conversation=${conversationId}`, on: await elsewhere() });
  await expect(his.getByRole('status').filter({ hasText: 'Chiudi domani' })).toContainText(
    'Stopped at step 2 of 2',
  );
  expect(await statusOf(conversationId)).toBe('open');

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start a shortcut' })).toBeHidden();
  await expect(page.getByText('Chiudi domani')).toBeHidden();
  await expect(page.getByRole('link', { name: 'Shortcuts' })).toBeHidden();
  const workspace = ana.ctx.workspace.slug;
  await page.goto(`/w/${workspace}/shortcuts`);
  await expect(page.getByRole('heading', { name: 'Shortcuts is locked' })).toBeVisible();
  const runs = () => sql`select id, state from shortcut_runs where conversation_id = ${conversationId}`;
  const before = await runs();
  const sender = { token: await sessionOf(ana), params: { workspace } };
  for (const [action, input] of [
    ['startShortcutAction', { workspace, conversationId, shortcutId }],
    ['cancelRunAction', { workspace, runId: before[0]?.id }],
  ] as const) {
    const { result } = await postAction(action, input, sender);
    expect(result).toMatchObject({ ok: false, error: { kind: 'denied' } });
  }
  expect(await runs()).toEqual(before);
});

test('RO7 two people change one shortcut: the later one sees the saved one, and loses nothing', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  await define(owner, 'Reso', [{ do: 'tag', name: 'Reso' }, { do: 'close' }]);
  await as(owner, { path: 'shortcuts' });
  await row(page, 'Reso').getByRole('button', { name: 'Edit: Reso' }).click();
  await everythingStored()`update collection_records set version = 2, fields = '{"steps": [{"do": "close"}]}'
    where workspace_id = ${owner.ctx.workspace.id} and collection = 'shortcuts'`;
  await dialog(page).getByRole('button', { name: 'Remove step 2' }).click();
  await dialog(page).getByRole('button', { name: 'Add step' }).click();
  await page.getByRole('menuitem', { name: 'Assign', exact: true }).click();
  await choose(page, 'Step 2', 'Nobody');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Close');
  await expect(dialog(page).getByLabel('Step 1', { exact: true })).toHaveValue('Reso');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Reso')).toContainText('Tag “Reso” → Unassign');
});
