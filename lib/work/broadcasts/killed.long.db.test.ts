import { afterAll, expect, it } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { killWorkerWhen } from '@/lib/test-support/kill-worker';
import { startReceiver } from '@/lib/test-support/receiver';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { viewBroadcast } from './broadcast-view';
import { sendBroadcast } from './send-broadcast';
import { addContacts, connectChannel, draft, workOff } from './test-support/broadcast-workspace';

const { admin, url } = await separateDatabase();
const gateway = await startReceiver();
afterAll(gateway.close);

it('FA1 after two kills of the worker with SIGKILL every recipient is written to exactly once', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const total = 600;
  await addContacts(admin, workspace, total);
  const seen = await draft(owner, (await connectChannel(owner, gateway.url)).id);
  await sendBroadcast(owner, { ...seen, at: null });
  for (const share of [0.15, 0.4]) {
    await killWorkerWhen(() => gateway.got.length > total * share, { admin, url });
  }
  await workOff(admin);

  const { sending } = await viewBroadcast(owner, seen.broadcastId);
  expect(sending).toMatchObject({ state: 'done', total, counts: { sent: total } });
  const [written] =
    await admin`select count(*)::int as messages, count(distinct conversation_id)::int as threads
    from messages where workspace_id = ${workspace.id} and kind = 'broadcast'`;
  expect(written).toEqual({ messages: total, threads: total });
  // A post whose answer was lost with the worker is repeated with the same id, which the channel recognises.
  const ids = gateway.got.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  expect(new Set(ids).size).toBe(total);
  expect(ids.length).toBeLessThan(total + 2 * 5);
});
