import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { paymentMethods } from '@/db/schema/payment-methods';
import { announce } from '@/db/tenant';
import { Invalid } from '@/lib/errors';
import { enqueue } from '@/lib/outbox/enqueue';
import type { WorkspaceContext } from '../access/context';
import { recordAudit } from '../access/record-audit';
import { authorize, changingWork } from '../access/transact';
import { setFlag } from '../workspaces/set-flag';
import type { Card } from './card';

/**
 * Has the workspace pay by this card from now on, in place of an earlier one (S2.19). It counts until the month that
 * it is good until is over.
 *
 * @throws Denied · Invalid on `expires` for a month that is over
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
