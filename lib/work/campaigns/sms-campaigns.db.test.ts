import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { reportRecord } from '@/lib/modules';
import { emailReaders, listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { startReceiver } from '@/lib/test-support/receiver';
import { step } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();
const { work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(empty);

test('S2.7 an SMS campaign is posted to its sender’s gateway, signed, for contacts with a phone', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const gateway = await startReceiver();
  const list = await listOf(owner, [{ name: 'Zoé', phone: '+33 6 12 34 56 78' }, ...emailReaders(1)]);
  const campaign = await smsCampaign(owner, list, gateway.url);
  await step(owner, campaign, 'send');
  await work();
  await gateway.close();
  expect(gateway.got.map(({ body }) => JSON.parse(body))).toMatchObject([
    { to: '+33612345678', text: 'Ciao Zoé, i saldi.' },
  ]);
  expect(gateway.got[0]?.signature).toBeTruthy();
  expect((await reportRecord(owner, campaign)).totals).toMatchObject({ sent: 1, failed: 0, clicked: 0 });
});
