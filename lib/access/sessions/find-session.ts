import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { sessions, users } from '@/db/schema/access/users';
import type { SignedIn } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { stillHolds } from './session-lifetime';

/**
 * The person whose session a token opens. Disabled people have none (SE3), nor do sessions past their lifetime (SE5).
 * Records the use at most once a minute.
 *
 * @param token from the session cookie
 */
export async function findSession(token: string): Promise<Omit<SignedIn, 'ip'> | null> {
  const [session] = await database()
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      sessionId: sessions.id,
      locale: users.locale,
      isUseUnrecorded: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash(token)), stillHolds(), isNull(users.disabledAt)));
  if (!session) return null;
  const { isUseUnrecorded, ...person } = session;
  if (isUseUnrecorded) {
    await database()
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(eq(sessions.id, person.sessionId));
  }
  return person;
}
