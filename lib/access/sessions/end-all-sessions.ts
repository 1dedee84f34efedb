import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { pendingSignIns } from '@/db/schema/access/second-factors';
import { sessions } from '@/db/schema/access/users';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { endWithSessions } from '@/lib/access/viewing/end-with-sessions';
import { recordEnds, type SessionEnd } from './record-sign-in';

/**
 * Ends a person's sessions, sign-ins that wait for the second factor, and what they view as, as part of a change that invalidates them (AU5, B6).
 *
 * @param except the session of the change itself, which stays
 * @param as the event in the person's record of sign-ins
 */
export async function endAllSessions(
  tx: Transaction,
  userId: string,
  except?: string,
  as: SessionEnd = 'ended',
): Promise<void> {
  const own = eq(sessions.userId, userId);
  const ended = await tx
    .delete(sessions)
    .where(except ? and(own, ne(sessions.id, except)) : own)
    .returning();
  await tx.delete(pendingSignIns).where(eq(pendingSignIns.userId, userId));
  await endWithSessions(tx, ended);
  await recordEnds(tx, ended, as);
  await announce(tx, { topic: 'sessions', userId });
}

/** Signs a person out on every browser, this one included. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await inTenant({ userId }, (tx) => endAllSessions(tx, userId));
}
