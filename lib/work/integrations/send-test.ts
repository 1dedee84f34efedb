import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { type LoggedRecord, loggedRecord } from '@/lib/work/deliveries/logged-record';
import { integrations } from './integrations';
import { webhooks } from './webhooks';

const tested: readonly string[] = [integrations.id, webhooks.id];

/**
 * Sends a signed test event to an integration or a webhook; the result is in its log.
 * @throws NotFound, Denied (S1.19) · Invalid while it is switched off
 */
export async function testIntegration(ctx: WorkspaceContext, of: LoggedRecord): Promise<void> {
  // Other records with a log carry messages or ads, not events.
  if (!tested.includes(of.collection)) throw new NotFound();
  await changingWork(ctx, async (tx, actor) => {
    const { workspaceId, id, state } = await loggedRecord(tx, actor, of, 'retry');
    if (state !== 'on') throw new Invalid({ '': 'locked-by-state' });
    const job = { kind: 'event', workspaceId, integrationId: id, event: 'test', about: {} } as const;
    await enqueue(tx, job);
  });
}
