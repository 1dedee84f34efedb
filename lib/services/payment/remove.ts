import 'server-only';
import { eq } from 'drizzle-orm';
import { paymentMethods } from '@/db/schema/payment-methods';
import { announce } from '@/db/tenant';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { recordAudit } from '../access/record-audit';
import { authorize, changingWork } from '../access/transact';
import { setFlag } from '../workspaces/set-flag';
import { suspendAds } from './suspend-ads';

/**
 * Takes the payment method away, and suspends at once what it paid for (S2.19).
 *
 * @returns how many ads were suspended
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
