import 'server-only';
import { and, inArray, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { DataExportJob } from '@/db/schema/platform/outbox';
import { dataExports } from '@/db/schema/work/data-exports';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork, requireFreshFactor } from '@/lib/access/context/transactions';
import type { Asked } from '@/lib/access/exports/layout';
import { defaultLocale } from '@/lib/platform/i18n/locales';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { ownExports } from './internal/own-exports';

const keptFor = sql`interval '1 day'`;

/**
 * Requests a file of all that the person sees in the workspace. The worker makes it for this person alone; it
 * is kept for a day. While one is in progress a repeated request returns it (RV5).
 * @throws Denied (S1.16, S1.18) · FactorNeeded (B17)
 */
export function requestDataExport(
  ctx: WorkspaceContext,
  { format, language }: Asked = { format: 'programs', language: defaultLocale },
): Promise<{ exportId: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'data-export.export', { kind: 'workspace' });
    requireFreshFactor(actor.person);
    const workspaceId = actor.workspace.id;
    const { userId } = actor.person;
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`data export ${workspaceId} ${userId}`}, 0))`,
    );
    const [underWay] = await tx
      .select({ id: dataExports.id })
      .from(dataExports)
      .where(and(ownExports(actor), inArray(dataExports.status, ['waiting', 'running'])));
    if (underWay) return { exportId: underWay.id };
    const exportId = v7();
    await tx
      .insert(dataExports)
      .values({ workspaceId, id: exportId, userId, format, language, expiresAt: sql`now() + ${keptFor}` });
    const job = (kind: DataExportJob['kind']): DataExportJob => ({ kind, workspaceId, exportId });
    await enqueue(tx, job('data-export'));
    await enqueue(tx, job('data-export-expired'), sql`now() + ${keptFor}`);
    await recordAudit(tx, actor.person, {
      event: 'data.export-asked',
      organisationId: actor.organisation.id,
      workspaceId,
      after: { exportId },
    });
    await announce(tx, { topic: 'settings', workspaceId });
    return { exportId };
  });
}
