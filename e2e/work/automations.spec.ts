import { createRecord } from '@/lib/modules';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';
import { choose, dialog, row } from '../fixtures/collection-page';

test('S0.2 an automation is switched on, and a new contact gets its SMS through the account’s channel', async ({
  as,
  page,
}) => {
  const { pia: ctx } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const pia = { name: ctx.person.name, email: ctx.person.email, ctx };
  const gateway = await startReceiver();
  const fields = { connection: 'webhook', kind: 'sms', url: gateway.url };
  await createRecord(ctx, { collection: 'channels', name: 'SMS', fields });

  await as(pia, { path: 'automations' });
  await page.getByRole('button', { name: 'New automation' }).first().click();
  await dialog(page).getByLabel('Name').fill('Welcome');
  await choose(page, 'After', 'Contact created');
  await dialog(page).getByLabel('Minutes later').fill('0');
  await dialog(page).getByLabel(/^Text/).fill('Benvenuta');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await row(page, 'Welcome').getByRole('button', { name: 'Switch on' }).click();
  await expect(row(page, 'Welcome')).toContainText('On');

  await as(pia, { path: 'contacts' });
  await page.getByRole('button', { name: 'Add contact' }).first().click();
  await dialog(page).getByLabel('Name').fill('Ginevra');
  await dialog(page).getByLabel('Phone').fill('+39 06 1234 5678');
  await dialog(page).getByRole('button', { name: 'Add contact' }).click();
  await expect.poll(() => gateway.got.length).toBe(1);
  expect(JSON.parse(gateway.got[0]?.body ?? '{}')).toMatchObject({
    text: 'Benvenuta',
    to: { phone: '+390612345678' },
  });
  await gateway.close();
});
