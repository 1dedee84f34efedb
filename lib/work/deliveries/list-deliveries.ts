import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { outbox } from '@/db/schema/platform/outbox';
import { deliveryAttempts } from '@/db/schema/work/delivery-attempts';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { type LoggedRecord, loggedRecord } from './logged-record';

/** One attempt of a delivery. */
export interface AttemptView {
  id: string;
  jobId: string;
  about: string;
  attempt: number;
  direction: 'in' | 'out';
  outcome: 'taken' | 'not-taken' | 'unreachable' | 'refused';
  responseCode: number | null;
  error: string | null;
  milliseconds: number;
  at: Date;
  /** After the last failed attempt: the time of the next one; null when delivery was given up. */
  next: { at: Date | null } | null;
}

export interface DeliveryLog {
  /** Whether posts are sent now: the channel is connected, the integration is switched on. */
  isOn: boolean;
  attempts: AttemptView[];
}

const most = 100;

/**
 * The last attempts to post to a channel or an integration, and the posts of a channel's system, latest first.
 * @throws NotFound, Denied
 */
export function listDeliveries(ctx: WorkspaceContext, of: LoggedRecord): Promise<DeliveryLog> {
  const workspaceId = ctx.workspace.id;
  return inWorkspace(ctx, async (tx) => {
    const record = await loggedRecord(tx, ctx, of, 'view');
    const rows = await tx
      .select({
        attempt: deliveryAttempts,
        isLast: sql<boolean>`row_number() over (partition by ${deliveryAttempts.jobId}
          order by ${deliveryAttempts.at} desc, ${deliveryAttempts.id} desc) = 1`,
        job: { dueAt: outbox.dueAt, failedAt: outbox.failedAt },
      })
      .from(deliveryAttempts)
      .leftJoin(outbox, and(eq(outbox.id, deliveryAttempts.jobId), isNull(outbox.sentAt)))
      .where(and(eq(deliveryAttempts.workspaceId, workspaceId), eq(deliveryAttempts.recordId, record.id)))
      .orderBy(desc(deliveryAttempts.at), desc(deliveryAttempts.id))
      .limit(most);
    return {
      isOn: record.state === 'on' || record.state === 'connected',
      attempts: rows.map(({ attempt: { workspaceId: _, recordId: __, ...attempt }, isLast, job }) => ({
        ...attempt,
        next: job && isLast && attempt.outcome !== 'taken' ? { at: job.failedAt ? null : job.dueAt } : null,
      })),
    };
  });
}
