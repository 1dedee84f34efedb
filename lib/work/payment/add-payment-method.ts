import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { paymentMethods } from '@/db/schema/work/payment-methods';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { setFlag } from '@/lib/access/workspaces/set-flag';
import { Invalid } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { Card } from './payment-card';

/**
 * Sets the card that the workspace pays with, in place of an earlier one (S2.19). It is valid until its month
 * ends.
 * @throws Denied · Invalid on `expires` for a past month
 */
export function addPaymentMethod(ctx: WorkspaceContext, { brand, lastFour, expires }: Card): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'payment.update', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    const lastDay = sql`(${`${expires}-01`}::date + interval '1 month - 1 day')::date`;
    await setFlag(tx, workspaceId, 'payment-method', true);
    await tx.delete(paymentMethods).where(eq(paymentMethods.workspaceId, workspaceId));
    const [added] = await tx
      .insert(paymentMethods)
      .values({ workspaceId, brand, lastFour, expiresOn: lastDay, createdBy: actor.member.id })
      .returning({ id: paymentMethods.id, isOver: sql<boolean>`${paymentMethods.expiresOn} < current_date` });
    if (!added || added.isOver) throw new Invalid({ expires: 'card-expired' });
    const expiry = { kind: 'payment-expiry', workspaceId, paymentMethodId: added.id } as const;
    await enqueue(tx, expiry, sql`${lastDay} + interval '1 day'`);
    await recordAudit(tx, actor.person, {
      event: 'payment-method.added',
      organisationId: actor.organisation.id,
      workspaceId,
      after: { brand, lastFour, expires },
    });
    await announce(tx, { topic: 'settings', workspaceId });
  });
}
