import { createRecord } from '@/lib/modules';
import { startReceiver } from '@/lib/test-support/receiver';
import { expect, sessionOf, test } from '../fixtures/as';
import { row } from '../fixtures/collection-page';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';

test('S1.19 an integration is tested, its log shows the answer, and a refused delivery is sent again', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const receiver = await startReceiver();
  receiver.answer = 503;
  const { owner, mia } = await people({ mia: { role: 'manager', restrictions: ['integrations'] } });
  const fields = { url: receiver.url, events: ['contact-created'] };
  const { id } = await createRecord(owner.ctx, { collection: 'integrations', name: 'CRM', fields });
  await as(owner, { path: 'settings/integrations' });
  await row(page, 'CRM').getByRole('link', { name: 'Log: CRM' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing sent yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Send test' }).click();
  const log = page.getByRole('table', { name: 'Deliveries to CRM' });
  await expect(log.getByRole('row', { name: /Test/ })).toContainText('Rejected');
  await expect(log.getByRole('row', { name: /Test/ })).toContainText('503');
  await expectAccessible();
  receiver.answer = 200;
  await log.getByRole('button', { name: 'Retry now' }).click();
  await expect(log.getByRole('row', { name: /Delivered/ })).toContainText('200');
  expect(receiver.got).toHaveLength(2);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();

  const workspace = mia.ctx.workspace.slug;
  await as(mia, { path: `settings/integrations/${id}/log` });
  await expect(page.getByRole('button', { name: 'Send test, locked: why' })).toBeVisible();
  const jobs = () => everythingStored()`select count(*) from outbox where job ->> 'integrationId' = ${id}`;
  const before = await jobs();
  const sender = { token: await sessionOf(mia), params: { workspace } };
  const input = { workspace, collection: 'integrations', recordId: id };
  const { result } = await postAction('testIntegrationAction', input, sender);
  expect(result).toMatchObject({ ok: false, error: { kind: 'denied' } });
  expect(await jobs()).toEqual(before);
  await receiver.close();
});
