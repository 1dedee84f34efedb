import 'server-only';
import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { type CardBrand, paymentMethods } from '@/db/schema/work/payment-methods';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { atWork } from '@/lib/work/ads/facebook-ads';
import { liveRecords } from '@/lib/work/records/live-records';

export interface PaymentView {
  method: { brand: CardBrand; lastFour: string; expiresOn: string; isValid: boolean } | null;
  /** Running and scheduled ads, which would be suspended without it. */
  ads: number;
}

/**
 * Reads the payment method of the workspace, and the number of ads that depend on it (S2.5, S2.19).
 * @throws Denied
 */
export async function findPayment(ctx: WorkspaceContext): Promise<PaymentView> {
  authorize(ctx, 'payment.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [method] = await tx
      .select({
        brand: paymentMethods.brand,
        lastFour: paymentMethods.lastFour,
        expiresOn: paymentMethods.expiresOn,
        isValid: sql<boolean>`${paymentMethods.expiresOn} >= current_date`,
      })
      .from(paymentMethods)
      .where(eq(paymentMethods.workspaceId, ctx.workspace.id));
    const [ads] = await tx
      .select({ count: count() })
      .from(collectionRecords)
      .where(
        and(liveRecords(ctx.workspace.id, 'facebook-ads'), inArray(collectionRecords.state, [...atWork])),
      );
    return { method: method ?? null, ads: ads?.count ?? 0 };
  });
}
