import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { paymentMethods } from '@/db/schema/work/payment-methods';
import { announce, enter, inTenant } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { setFlag } from '@/lib/access/workspaces/set-flag';
import { finishWithin, type JobHandler, type Outcome, type Queued } from '@/lib/platform/jobs/run-jobs';
import { suspendAds } from '@/lib/work/ads/suspend-ads';

/**
 * Withdraws the payment flag when the card's last month is over, by the clock of the database (S2.19). The
 * card stays visible until another replaces it.
 */
export const paymentExpiryJobs: JobHandler = { kinds: ['payment-expiry'], attempt };

async function attempt(queued: Queued): Promise<Outcome> {
  const { job } = queued;
  if (job.kind !== 'payment-expiry') return 'obsolete';
  const { workspaceId, paymentMethodId } = job;
  return inTenant({ workspaceId }, async (tx) => {
    const [expired] = await tx
      .select({
        brand: paymentMethods.brand,
        lastFour: paymentMethods.lastFour,
        organisationId: workspaces.organisationId,
      })
      .from(paymentMethods)
      .innerJoin(workspaces, eq(workspaces.id, paymentMethods.workspaceId))
      .where(
        and(
          eq(paymentMethods.workspaceId, workspaceId),
          eq(paymentMethods.id, paymentMethodId),
          sql`${paymentMethods.expiresOn} < current_date`,
        ),
      );
    if (!expired) return 'obsolete';
    const { organisationId, ...card } = expired;
    await enter(tx, { workspaceId, organisationId });
    await setFlag(tx, workspaceId, 'payment-method', false);
    const changer = {
      person: null,
      member: null,
      workspace: { id: workspaceId },
      organisation: { id: organisationId },
    };
    const suspended = await suspendAds(tx, changer);
    await recordAudit(tx, null, {
      event: 'payment-method.expired',
      organisationId,
      workspaceId,
      before: card,
      after: { suspended },
    });
    await announce(tx, { topic: 'settings', workspaceId });
    // A repeated attempt would write the event again.
    await finishWithin(tx, queued);
    return 'done';
  });
}
