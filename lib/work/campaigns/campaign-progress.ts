import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { campaignKind } from './campaign-kinds';

/** How far a campaign is: of how many letters it is known what became of them. */
export interface CampaignProgress {
  settled: number;
  total: number;
}

/**
 * How far a campaign is on its way, for whoever sees its report (S2.6, S2.7). Of one that is not there nothing is.
 *
 * @throws Denied · NotFound when nothing of this kind is sent
 */
export async function campaignProgress(
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<CampaignProgress> {
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
