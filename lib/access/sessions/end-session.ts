import 'server-only';
import { and, eq } from 'drizzle-orm';
import { pendingSignIns } from '@/db/schema/access/second-factors';
import { sessions } from '@/db/schema/access/users';
import { announce, inTenant } from '@/db/tenant';
import { tokenHash } from '@/lib/access/credentials/token';
import { endViewing } from '@/lib/access/viewing/end-viewing';
import { endWithSessions } from '@/lib/access/viewing/end-with-sessions';
import { NotFound } from '@/lib/platform/errors';
import { findSession } from './find-session';
import { recordEnds } from './record-sign-in';

/**
 * Signs out the browser that holds this token (SE1); its Back button shows nothing (SE7). What it views as ends
 * first (B6). An invalid token is ignored.
 */
export async function signOut(token: string): Promise<void> {
  const person = await findSession(token);
  if (person?.viewing) await endViewing({ ...person, ip: null });
  await inTenant({}, async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(eq(sessions.tokenHash, tokenHash(token)))
      .returning();
    if (ended) {
      await recordEnds(tx, [ended], 'signed-out');
      await announce(tx, { topic: 'sessions', userId: ended.userId });
    } else await tx.delete(pendingSignIns).where(eq(pendingSignIns.tokenHash, tokenHash(token)));
  });
}

/**
 * Ends one of a person's own sessions, and what it views as (B6).
 *
 * @throws NotFound when it belongs to another person or has ended: both look alike (R6)
 */
export async function endSession(userId: string, sessionId: string): Promise<void> {
  await inTenant({ userId }, async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
      .returning();
    if (ended.length === 0) throw new NotFound();
    await endWithSessions(tx, ended);
    await recordEnds(tx, ended, 'ended');
    await announce(tx, { topic: 'sessions', userId });
  });
}
