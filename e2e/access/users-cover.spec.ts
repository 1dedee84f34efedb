import { type Actor, expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { rowOf } from '../fixtures/users-page';

const own = { role: 'agent', restrictions: ['visibility-own'] };
const lastDay = '2099-12-31';

/** Gives a member one contact, by name, with an open conversation. */
async function giveConversation({ ctx }: Actor, name: string) {
  const sql = everythingStored();
  const { id: workspaceId } = ctx.workspace;
  const [contact] = await sql`insert into contacts (workspace_id, id, name, seat_id)
    select ${workspaceId}, gen_random_uuid(), ${name}, id from seats
    where workspace_id = ${workspaceId} and owner_id = ${ctx.member.id} returning id, seat_id`;
  const [talk] = await sql`insert into conversations
      (workspace_id, id, contact_id, channel, status, seat_id, preview, last_message_at)
    values (${workspaceId}, gen_random_uuid(), ${contact?.id}, 'whatsapp', 'open', ${contact?.seat_id}, 'Buongiorno', now())
    returning id`;
  return talk?.id as string;
}

test('B11 an owner arranges cover: the colleague reads it, answers, and the work goes back when it is ended', async ({
  as,
  page,
  people,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, ana, ben } = await people({ ana: own, ben: own });
  const conversation = await giveConversation(ana, 'Ginevra Malatesta');
  await as(owner);
  await page.getByRole('button', { name: `More actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Cover…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Nothing is reassigned')).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel('Colleague').click();
  await page.getByRole('option', { name: 'ben' }).click();
  await dialog.getByLabel('Last day').fill(lastDay);
  await dialog.getByRole('button', { name: 'Arrange cover' }).click();
  await expect(page.getByText('ben covers ana', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: ana.email })).toContainText('Covered by ben until 31 Dec 2099');
  await expect(page.getByRole('row', { name: ben.email })).toContainText('Covers ana until 31 Dec 2099');

  const theirs = await elsewhere();
  await as(ben, { on: theirs });
  await theirs.goto(`/w/${ben.ctx.workspace.slug}/messages/mine?conversation=${conversation}`);
  await expect(theirs.getByText('You cover ana until')).toBeVisible();
  await theirs.getByRole('textbox', { name: 'Reply' }).fill('Eccoci');
  await theirs.getByRole('button', { name: 'Send' }).click();
  await expect(theirs.getByRole('article', { name: /, for ana/ })).toBeVisible();

  await page.getByRole('button', { name: `More actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Cover…' }).click();
  await dialog.getByRole('button', { name: 'End now: ben covers ana' }).click();
  await expect(page.getByText('ben no longer covers ana', { exact: true })).toBeVisible();
  await theirs.goto(`/w/${ben.ctx.workspace.slug}/messages/mine`);
  await expect(theirs.getByText('Ginevra Malatesta')).toBeHidden();
  await expect(theirs.getByText('You cover ana until')).toBeHidden();
});

test('B11 B2 changing the colleague of a cover says what one gains and the other loses', async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  const { owner, ana, ben } = await people({ ana: own, ben: own, cleo: own });
  await giveConversation(ana, 'Ginevra Malatesta');
  await everythingStored()`insert into covers (workspace_id, id, member_id, by_id, set_by_id, starts_at, ends_at)
    values (${ana.ctx.workspace.id}, gen_random_uuid(), ${ana.ctx.member.id}, ${ben.ctx.member.id},
      ${ana.ctx.member.id}, now() - interval '1 day', '2099-12-31T00:00:00Z')`;
  await as(owner);
  await page.getByRole('button', { name: `More actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Cover…' }).click();
  const list = page.getByRole('dialog').getByRole('list', { name: 'Cover' });
  await list.getByRole('button', { name: 'Change: ben covers ana' }).click();
  await expect(list.getByText('ben sees nothing that is not visible to them already.')).toBeVisible();
  await list.getByLabel('Colleague').click();
  await page.getByRole('option', { name: 'cleo' }).click();
  await expect(list.getByText('cleo sees 1 more contact.')).toBeVisible();
  await expect(list.getByText('1 contact is no longer visible to ben.')).toBeVisible();
  await expectAccessible();
  await list.getByRole('button', { name: 'Save cover' }).click();
  await expect(rowOf(page, ana)).toContainText('Covered by cleo');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('B11 Ana lends her own work in her profile, changes the last day and ends it', async ({
    as,
    page,
    people,
    expectAccessible,
  }) => {
    const { ana } = await people({ ana: own, ben: own });
    await as(ana, { path: 'profile' });
    await expect(page.getByLabel('Your name')).toHaveValue('ana');
    await page.getByLabel('Colleague').click();
    await page.getByRole('option', { name: 'ben' }).click();
    await page.getByLabel('Last day').fill(lastDay);
    // The control itself orders day and month as the browser does (358).
    await expect(page.getByText('Thursday, 31 December 2099', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Arrange cover' }).click();
    const list = page.getByRole('list', { name: 'Cover' });
    await expect(list).toContainText('Until 31 Dec 2099');
    await expectAccessible();
    await list.getByRole('button', { name: 'Change: ben covers ana' }).click();
    await list.getByLabel('Last day').fill('2098-06-30');
    await list.getByRole('button', { name: 'Save cover' }).click();
    await expect(list).toContainText('Until 30 Jun 2098');
    await list.getByRole('button', { name: 'End now: ben covers ana' }).click();
    await expect(list).toBeHidden();
  });
});

test('B11 the page of a member shows the cover, and the list of assignees names the colleague', async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: own, ben: own });
  const { slug } = owner.ctx.workspace;
  await as(owner, { path: `settings/users/${ana.ctx.member.id}` });
  await expect(page.getByText('ana has no current or planned cover.')).toBeVisible();
  await page.getByRole('link', { name: 'Arrange cover' }).click();
  await page.getByLabel('Colleague').click();
  await page.getByRole('option', { name: 'ben' }).click();
  await page.getByLabel('Last day').fill(lastDay);
  await page.getByRole('button', { name: 'Arrange cover' }).click();
  await expect(page.getByText('ben covers ana', { exact: true }).first()).toBeVisible();
  await page.goto(`/w/${slug}/settings/users/${ana.ctx.member.id}`);
  await expect(page.getByRole('list', { name: 'Cover' })).toContainText('Until 31 Dec 2099');
  await expectAccessible();

  const conversation = await giveConversation(ana, 'Ginevra Malatesta');
  await page.goto(`/w/${slug}/messages/all?conversation=${conversation}`);
  await page
    .getByRole('button', { name: /, assigned to: ana/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem', { name: 'ana' })).toContainText('Covered by ben until 31 Dec 2099');
});

test('B11 the list is filtered by who is covered, and the address of the dialog is a page without script', {
  tag: '@core',
}, async ({ as, browser, page, people }) => {
  const { owner, ana, ben } = await people({ ana: own, ben: own });
  await as(owner, { path: 'settings/users?status=covered' });
  await expect(page.getByText('Nobody matches these filters')).toBeVisible();
  await everythingStored()`insert into covers (workspace_id, id, member_id, by_id, set_by_id, starts_at, ends_at)
    values (${ana.ctx.workspace.id}, gen_random_uuid(), ${ana.ctx.member.id}, ${ben.ctx.member.id},
      ${ana.ctx.member.id}, now() - interval '1 day', '2099-12-31T00:00:00Z')`;
  await page.reload();
  await expect(page.getByRole('row', { name: ana.email })).toBeVisible();
  await expect(page.getByRole('row', { name: ben.email })).toBeHidden();

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const bare = await plain.newPage();
  await bare.goto(`/w/${ana.ctx.workspace.slug}/settings/users/${ana.ctx.member.id}/cover`);
  await expect(bare.getByRole('button', { name: 'Arrange cover' })).toBeVisible();
  await expect(bare.getByRole('list', { name: 'Cover' })).toContainText('ben covers ana');
  await plain.close();
});
