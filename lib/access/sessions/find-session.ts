import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '@/db/client';
import { sessions, users } from '@/db/schema/access/users';
import type { SignedIn } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { holdsFactor } from './holds-factor';
import { isStale, stillHolds } from './session-lifetime';

/** The person whom the session views as (B6). */
const viewed = alias(users, 'viewed');

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
      viewingId: sessions.viewingId,
      viewingIn: sessions.viewingIn,
      isViewingOver: sql<boolean>`coalesce(${sessions.viewingUntil} <= now(), true)`,
      viewedLocale: viewed.locale,
      isFactorStale: sql<boolean>`${holdsFactor(users.id)} and ${isStale}`,
      hasFactor: sql<boolean>`${holdsFactor(users.id)} and ${sessions.factorAt} is not null`,
      providerFactor: sessions.providerFactor,
      isUseUnrecorded: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(viewed, eq(viewed.id, sessions.viewingUserId))
    .where(and(eq(sessions.tokenHash, tokenHash(token)), stillHolds(), isNull(users.disabledAt)))
    .prepare('session')
    .execute();
  if (!session) return null;
  const { isUseUnrecorded, viewingId, viewingIn, isViewingOver, viewedLocale, ...person } = session;
  if (isUseUnrecorded) {
    await database()
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(eq(sessions.id, person.sessionId));
  }
  if (!viewingId || !viewingIn) return person;
  const viewing = {
    id: viewingId,
    workspaceId: viewingIn,
    isOver: isViewingOver,
    locale: isViewingOver ? null : viewedLocale,
  };
  return { ...person, viewing };
}
