import { createRecord, transitionRecord } from '@/lib/modules';
import { world } from '@/lib/test-support/world';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { expect, test } from '../fixtures/as';
import { dialog, row } from '../fixtures/collection-page';

test('S4.4 a list that an automation uses is kept; the refusal leads to the automation, which says why it sends nothing', async ({
  as,
  page,
}) => {
  const { ada: ctx } = await world({ model: 'delegated-managers', people: { ada: 'administrator' } });
  const { id: list } = await createList(ctx, { name: 'Fidèles' });
  const collection = 'automations';
  const fields = { event: 'list-joined', list, minutes: 0, step: 'text', text: 'Benvenuta' };
  const { id: recordId } = await createRecord(ctx, { collection, name: 'Welcome', fields });
  await transitionRecord(ctx, { collection, recordId, version: 1, transition: 'switch-on' });

  await as({ name: ctx.person.name, email: ctx.person.email, ctx }, { path: 'contacts/lists' });
  await row(page, 'Fidèles').getByText('Delete', { exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  const refusal = dialog(page).getByRole('alert');
  await expect(refusal).toContainText('This is in use.');
  await refusal.getByRole('link', { name: 'Welcome' }).click();
  await expect(row(page, 'Welcome')).toContainText('no channel for text messages is connected');
  await page.setViewportSize({ width: 390, height: 800 });

  await page.goto(page.url().replace(/automations.*/, 'contacts/lists'));
  await expect(page.getByRole('listitem', { name: 'Fidèles' })).toBeVisible();
});
