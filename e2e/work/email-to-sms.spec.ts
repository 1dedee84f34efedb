import { createTransport } from 'nodemailer';
import { createRecord } from '@/lib/modules';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, test } from '../fixtures/as';
import { choose, dialog, row } from '../fixtures/collection-page';
import { everythingStored } from '../fixtures/everything-stored';
import { jobsDone } from '../fixtures/jobs-done';

const sender = 'alerts@customer.example';

async function parentAdmin(): Promise<Actor> {
  const { pia: ctx } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  return { name: ctx.person.name, email: ctx.person.email, ctx };
}

/** Sends an email like any mail program, to the port that the console receives on. */
async function send(from: string, to: string): Promise<void> {
  const port = Number(process.env.EMAIL_TO_SMS_PORT);
  const client = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    await client.sendMail({ from, to, subject: 'Alert', text: 'Server down' });
  } finally {
    client.close();
  }
}

/** What a refused email must leave unchanged. */
const stored = ({ ctx: { workspace } }: Actor) => everythingStored()`select
  (select jsonb_agg(m order by id) from messages m where workspace_id = ${workspace.id}) as messages,
  (select jsonb_agg(c order by id) from contacts c where workspace_id = ${workspace.id}) as contacts`;

test('S0.2 an address is registered on the page; its email leaves as an SMS, and another sender is refused', async ({
  as,
  expectAccessible,
  page,
}) => {
  const pia = await parentAdmin();
  const gateway = await startReceiver();
  const fields = { connection: 'webhook', kind: 'sms', url: gateway.url };
  await createRecord(pia.ctx, { collection: 'channels', name: 'SMS', fields });

  await as(pia, { path: 'settings/email-to-sms' });
  await expect(page.getByText('The MX record of this domain must name this server.')).toBeVisible();
  await page.getByRole('button', { name: 'New registration' }).first().click();
  await dialog(page).getByLabel('Email address').fill(sender);
  await dialog(page).getByLabel('Sender').fill('ACME');
  await choose(page, 'Subject line', 'Leave out');
  await dialog(page).getByLabel('Maximum parts').fill('1');
  await expectAccessible();
  await dialog(page).getByRole('button', { name: 'Register', exact: true }).click();
  await row(page, sender).getByRole('link', { name: sender }).click();
  await expect(page.getByText(`Write from ${sender} to a phone number`)).toBeVisible();
  const address = (await page.getByRole('code').filter({ hasText: '447700900123' }).textContent()) ?? '';

  await send(sender, address.trim());
  await expect.poll(() => gateway.got.length).toBe(1);
  expect(JSON.parse(gateway.got[0]?.body ?? '{}')).toMatchObject({
    text: 'Server down',
    sender: 'ACME',
    to: { phone: '+447700900123' },
  });

  await jobsDone(pia);
  const before = await stored(pia);
  await expect(send('mallory@elsewhere.example', address.trim())).rejects.toMatchObject({
    responseCode: 550,
  });
  expect(await stored(pia)).toEqual(before);
  expect(gateway.got).toHaveLength(1);
  await page.reload();
  const log = page.getByRole('table', { name: /^Deliveries to/ });
  await expect(log.getByRole('row', { name: /Refused/ })).toContainText('550');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
  await gateway.close();
});
