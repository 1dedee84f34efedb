import 'server-only';
import { eq } from 'drizzle-orm';
import { paymentMethods } from '@/db/schema/work/payment-methods';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { setFlag } from '@/lib/access/workspaces/set-flag';
import { NotFound } from '@/lib/platform/errors';
import { suspendAds } from '@/lib/work/ads/suspend-ads';

/**
 * Removes the payment method, and suspends at once the ads that it paid for (S2.19).
 * @returns the number of suspended ads
 * @throws Denied · NotFound when there is none
 */
export function removePaymentMethod(ctx: WorkspaceContext): Promise<{ suspended: number }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'payment.update', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    await setFlag(tx, workspaceId, 'payment-method', false);
    const [removed] = await tx
      .delete(paymentMethods)
      .where(eq(paymentMethods.workspaceId, workspaceId))
      .returning({ brand: paymentMethods.brand, lastFour: paymentMethods.lastFour });
    if (!removed) throw new NotFound();
    const suspended = await suspendAds(tx, actor);
    await recordAudit(tx, actor.person, {
      event: 'payment-method.removed',
      organisationId: actor.organisation.id,
      workspaceId,
      before: removed,
      after: { suspended },
    });
    await announce(tx, { topic: 'settings', workspaceId });
    return { suspended };
  });
}
