import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { requireId } from '@/lib/platform/require-id';
import { automations } from './automations';
import { type SenderFault, senderFault } from './require-sender';

/**
 * Why the emails of an automation that is on do not leave; null when they do, or there is no such automation.
 *
 * @throws Denied
 */
export function automationFault(ctx: WorkspaceContext, recordId: string): Promise<SenderFault | null> {
  authorize(ctx, automations.needs.view, { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [record] = await tx
      .select()
      .from(collectionRecords)
      .where(
        and(
          eq(collectionRecords.workspaceId, ctx.workspace.id),
          eq(collectionRecords.id, requireId(recordId)),
          eq(collectionRecords.collection, automations.id),
          eq(collectionRecords.state, automations.liveIn),
        ),
      );
    return record ? senderFault(tx, record) : null;
  });
}
