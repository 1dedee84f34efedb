import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { reportRecord, transitionRecord } from '@/lib/modules';
import { listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();
const { work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(empty);

type Campaign = { collection: string; recordId: string; version: number };

const step = (ctx: WorkspaceContext, campaign: Campaign, transition: string, fields = {}) =>
  transitionRecord(ctx, { ...campaign, transition, fields });
const readers = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `Zoé ${n}`, email: `zoe-${n}@example.com` }));

test('S2.7 an SMS campaign is posted to its sender’s gateway, signed, for contacts with a phone', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const gateway = await startReceiver();
  const list = await listOf(owner, [{ name: 'Zoé', phone: '+33 6 12 34 56 78' }, ...readers(1)]);
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
