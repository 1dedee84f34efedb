import { afterAll, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { findRecord, reportRecord, transitionRecord } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { killWorkerWhen } from '@/lib/test-support/kill-worker';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { campaignEmailJobs } from './internal/sending/deliver';
import { campaignJobs } from './internal/sending/queue-portions';

const { admin, url } = await separateDatabase();
const gateway = await startReceiver();
afterAll(gateway.close);

test('FA1 S2.7 after two kills of the worker with SIGKILL every reader gets the campaign exactly once', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const total = 450;
  const readers = Array.from({ length: total }, (_, n) => ({
    name: `Zoé ${n}`,
    phone: `+39347${String(n).padStart(7, '0')}`,
  }));
  const campaign = await smsCampaign(owner, await listOf(owner, readers), gateway.url);
  await transitionRecord(owner, { ...campaign, transition: 'send' });
  for (const share of [0.2, 0.5]) {
    await killWorkerWhen(() => gateway.got.length > total * share, { admin, url });
  }
  do await admin`update outbox set due_at = now() where sent_at is null and failed_at is null`;
  while ((await drain(campaignJobs)) + (await drain(campaignEmailJobs)) > 0);

  expect((await findRecord(owner, campaign)).state).toBe('sent');
  expect((await reportRecord(owner, campaign)).totals).toMatchObject({ sent: total, failed: 0 });
  // A post whose answer was lost with the worker is repeated with the same id, which the gateway recognises.
  const ids = gateway.got.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  expect(new Set(ids).size).toBe(total);
  expect(ids.length).toBeLessThan(total + 2 * 5);
});
