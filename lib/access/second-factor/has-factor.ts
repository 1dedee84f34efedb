import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { totpFactors } from '@/db/schema/access/second-factors';
import type { Transaction } from '@/db/tenant';

/** Whether a person has a second factor that is set up. */
export async function hasFactor(tx: Transaction, userId: string): Promise<boolean> {
  const [factor] = await tx
    .select({ userId: totpFactors.userId })
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));
  return factor !== undefined;
}
