import { expect, stored, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

test.use({ viewport: { width: 390, height: 844 } });

test('B4 SE8 on a phone: Ana is suspended, reads whom to ask, and is reinstated', { tag: '@core' }, async ({
  as,
  page,
  people,
  elsewhere,
  expectAccessible,
}) => {
  const { owner, ana } = await people({ ana: 'agent' }, { contactsOf: { ana: 3 } });
  await as(owner);
  await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('3 contacts stay assigned to them')).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel('Reason').fill('Lost laptop');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('Access suspended: ana')).toBeVisible();
  await expect(page.getByRole('listitem', { name: ana.email })).toContainText('Until reinstated');
  expect(await stored.contactsOf(ana)).toBe(3);

  const theirs = await elsewhere();
  await as(ana, { on: theirs });
  await theirs.goto('/workspaces');
  await expect(theirs.getByRole('heading', { name: 'Your access is suspended' })).toBeVisible();
  await expect(theirs.getByText('Ask owner.')).toBeVisible();
  await expect(theirs.getByText('Lost laptop')).toBeHidden();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Access reinstated: ana')).toBeVisible();
  await theirs.goto('/workspaces');
  await expect(theirs).toHaveURL(new RegExp(`/w/${ana.ctx.workspace.slug}`));
});

test('B2 B4 B11 on a phone an owner suspends Ana with cover by Ben, reinstates her, and reads before each what follows', async ({
  as,
  page,
  people,
  expectAccessible,
}) => {
  const own = { role: 'agent', restrictions: ['visibility-own'] };
  const { owner, ana, ben } = await people({ ana: own, ben: own }, { contactsOf: { ana: 3 } });
  const { id: workspaceId } = owner.ctx.workspace;
  await everythingStored()`insert into sendings
      (workspace_id, id, kind, subject_id, state, started_by, due_at, run_id)
    values (${workspaceId}, gen_random_uuid(), 'broadcast', gen_random_uuid(), 'scheduled', ${ana.ctx.member.id},
      '2099-12-31T00:00:00Z', gen_random_uuid())`;
  await as(owner);
  await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 broadcast stops when its next part is due.')).toBeVisible();
  await dialog.getByLabel('Cover by').click();
  await page.getByRole('option', { name: 'ben' }).click();
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(dialog.getByText('Required.')).toBeVisible();
  await dialog.getByLabel('Covered until').fill('2099-12-31');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('Access suspended: ana')).toBeVisible();
  await expect(page.getByRole('listitem', { name: ben.email })).toContainText('Covers ana until');

  await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Reinstate' }).click();
  await expect(dialog.getByText('3 contacts are still assigned to them.')).toBeVisible();
  await expect(dialog.getByText('1 scheduled broadcast goes on.')).toBeVisible();
  await expect(dialog.getByText('Cover by ben stays as arranged.')).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Reinstate' }).click();
  await expect(page.getByText('Access reinstated: ana')).toBeVisible();
});

test('B2 where the server cannot be reached, a dialog says so instead of counting', { tag: '@core' }, async ({
  as,
  page,
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' });
  await as(owner);
  await page.route('**/settings/users*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: `Actions for ${ana.email}` }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveCount(0);
});
