import 'server-only';
import { sql } from 'drizzle-orm';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import type { BroadcastContent } from './content';
import { composeBroadcast } from './internal/delivery-methods';
import { broadcastOf, lockDraft, type SeenBroadcast } from './internal/lock-draft';

/**
 * Changes a draft.
 * @throws Denied · NotFound · Stale when it has changed since (RO7)
 * @throws Invalid on `channelId`, `templateId` or `body`; as a whole once it was sent
 */
export async function updateBroadcast(
  ctx: WorkspaceContext,
  { broadcastId, version, ...content }: BroadcastContent & SeenBroadcast,
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'broadcasts.send', { kind: 'workspace' });
    const { workspaceId, id } = await lockDraft(tx, actor, { broadcastId, version });
    await tx
      .update(broadcasts)
      .set({
        ...content,
        ...(await composeBroadcast(tx, workspaceId, content)),
        version: sql`version + 1`,
        updatedAt: sql`now()`,
        updatedBy: actor.member.id,
      })
      .where(broadcastOf(workspaceId, id));
    await announce(tx, { topic: 'sendings', workspaceId });
  });
}
