import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';
import { announce, inTenant, type Transaction } from '@/db/tenant';

/**
 * Ends a person's sessions as part of a change that invalidates them (AU5).
 *
 * @param except the session of the change itself, which stays
 */
export async function endAllSessions(tx: Transaction, userId: string, except?: string): Promise<void> {
  const own = eq(sessions.userId, userId);
  await tx.delete(sessions).where(except ? and(own, ne(sessions.id, except)) : own);
  await announce(tx, { topic: 'sessions', userId });
}

/** Signs a person out on every browser, this one included. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await inTenant({ userId }, (tx) => endAllSessions(tx, userId));
}
