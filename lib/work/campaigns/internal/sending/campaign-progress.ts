import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import type { RecordProgress } from '@/lib/work/records/sent-record';
import { campaignKind } from '../definitions/campaign-kinds';

/**
 * Reads the progress of a campaign, for members who see its report (S2.6, S2.7). Returns null for a campaign
 * that is gone.
 * @throws Denied · NotFound when this collection is not sent
 */
export async function campaignProgress(
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<RecordProgress> {
  const report = campaignKind(input.collection)?.report;
  if (!report) throw new NotFound();
  authorize(ctx, report.needs, { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select({
        total: sql<number>`count(*)::int`,
        settled: sql<number>`count(*) filter (where ${campaignDeliveries.state} not in ('waiting', 'queued'))::int`,
      })
      .from(campaignDeliveries)
      .where(
        and(
          eq(campaignDeliveries.workspaceId, ctx.workspace.id),
          eq(campaignDeliveries.campaignId, requireId(input.recordId)),
        ),
      );
    return row ?? { settled: 0, total: 0 };
  });
}
