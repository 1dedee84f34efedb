import 'server-only';
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { recoveryCodes, totpFactors } from '@/db/schema/access/second-factors';
import { inTenant } from '@/db/tenant';

/** The second factor of a person, as their own pages show it: nothing that opens anything. */
export interface FactorView {
  addedAt: Date;
  lastUsedAt: Date | null;
  codesLeft: number;
}

/** The person's second factor; null without one. */
export async function readFactor(userId: string): Promise<FactorView | null> {
  return inTenant({ userId }, async (tx) => {
    const [factor] = await tx
      .select({ confirmedAt: totpFactors.confirmedAt, lastUsedAt: totpFactors.lastUsedAt })
      .from(totpFactors)
      .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));
    if (!factor?.confirmedAt) return null;
    const [codes] = await tx
      .select({ left: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
    return { addedAt: factor.confirmedAt, lastUsedAt: factor.lastUsedAt, codesLeft: codes?.left ?? 0 };
  });
}
