import 'server-only';
import { Invalid, NotFound } from '@/lib/errors';
import { enqueue } from '@/lib/outbox/enqueue';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import { type LoggedRecord, loggedRecord } from '../deliveries/logged-record';

/**
 * Tells an integration, or a webhook, of nothing, signed as everything else: whether it takes it stands in its log.
 *
 * @throws NotFound, Denied (S1.19) · Invalid while it is switched off
 */
export async function testIntegration(ctx: WorkspaceContext, of: LoggedRecord): Promise<void> {
  // A channel carries messages, and has nothing to be told of.
  if (of.collection === 'channels') throw new NotFound();
  await changingWork(ctx, async (tx, actor) => {
    const { workspaceId, id, state } = await loggedRecord(tx, actor, of, 'retry');
    if (state !== 'on') throw new Invalid({ '': 'locked-by-state' });
    const job = { kind: 'event', workspaceId, integrationId: id, event: 'test', about: {} } as const;
    await enqueue(tx, job);
  });
}
