import 'server-only';
import { v7 } from 'uuid';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import type { BroadcastContent } from './content';
import { composeBroadcast } from './internal/delivery-methods';

/**
 * Creates a draft of a broadcast. Nothing is sent.
 * @throws Denied (S1.21) · Invalid on `channelId`, `templateId` or `body`
 */
export function createBroadcast(ctx: WorkspaceContext, content: BroadcastContent): Promise<{ id: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'broadcasts.send', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    const id = v7();
    await tx.insert(broadcasts).values({
      workspaceId,
      id,
      ...content,
      ...(await composeBroadcast(tx, workspaceId, content)),
      updatedBy: actor.member.id,
    });
    await announce(tx, { topic: 'sendings', workspaceId });
    return { id };
  });
}
