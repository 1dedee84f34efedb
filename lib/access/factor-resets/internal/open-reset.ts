import 'server-only';
import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { factorResets } from '@/db/schema/access/second-factors';
import type { Transaction } from '@/db/tenant';
import { tokenHash } from '@/lib/access/credentials/token';

/** A reset that is neither done, nor stopped, nor over. */
export const isOpen = and(
  isNull(factorResets.completedAt),
  isNull(factorResets.stoppedAt),
  gt(factorResets.expiresAt, sql`now()`),
);

export const isDue = sql<boolean>`${factorResets.dueAt} <= now()`;

export const ofPerson = (userId: string) => and(eq(factorResets.userId, userId), isOpen);
export const ofLink = (token: string) => and(eq(factorResets.tokenHash, tokenHash(token)), isOpen);

/** Stops it, once. Returns the person whose reset it was; null when it was no longer open. */
export async function stop(tx: Transaction, which: SQL | undefined): Promise<string | null> {
  const [stopped] = await tx
    .update(factorResets)
    .set({ stoppedAt: sql`now()` })
    .where(which)
    .returning({ userId: factorResets.userId });
  return stopped?.userId ?? null;
}
