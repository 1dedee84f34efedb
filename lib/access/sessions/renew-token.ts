import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { Unauthenticated } from '@/lib/platform/errors';
import { stillHolds } from './session-lifetime';
import type { StartedSession } from './started-session';

/**
 * Gives an open session another token, in the transaction in which its person proved again who they are (SE4, ASVS
 * 7.2.4): a token that was read before opens nothing after it. The session stays the same, with its id, its end and its
 * open consoles.
 *
 * @param withFactor whether they gave their second factor
 * @returns what the browser keeps in place of the earlier token
 * @throws Unauthenticated when the session has ended
 */
export async function renewToken(
  tx: Transaction,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
  { withFactor }: { withFactor: boolean },
): Promise<StartedSession> {
  const token = newToken();
  const [renewed] = await tx
    .update(sessions)
    .set({ tokenHash: tokenHash(token), ...(withFactor && { factorAt: sql`now()` }) })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), stillHolds()))
    .returning({ expiresAt: sessions.expiresAt });
  if (!renewed) throw new Unauthenticated();
  return { token, expiresAt: renewed.expiresAt, isPending: false };
}

/**
 * The same after a password was asked for, once it was right.
 *
 * @throws Unauthenticated when the session has ended
 */
export function renewSession(person: Pick<SignedIn, 'userId' | 'sessionId'>): Promise<StartedSession> {
  return inTenant({ userId: person.userId }, (tx) => renewToken(tx, person, { withFactor: false }));
}
