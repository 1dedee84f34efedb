import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { sessions, users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { Unauthenticated } from '@/lib/platform/errors';
import { rememberNetwork } from '@/lib/platform/limits/known-network';
import { lifetimeDays } from './session-lifetime';

/** The session data that the browser keeps. */
export interface StartedSession {
  token: string;
  expiresAt: Date;
}

/** The browser that signs in, shown in the person's own list of sessions. */
export interface Device {
  ip: string | null;
  userAgent: string | null;
}

/**
 * Signs a person in on one browser.
 *
 * @throws Unauthenticated when they are disabled (SE3)
 */
export async function startSession(userId: string, device: Device): Promise<StartedSession> {
  const token = newToken();
  return inTenant({ userId }, async (tx) => {
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.disabledAt)));
    if (!user) throw new Unauthenticated();
    const started = await oneRow(
      tx
        .insert(sessions)
        .values({
          tokenHash: tokenHash(token),
          userId,
          expiresAt: sql`now() + make_interval(days => ${lifetimeDays})`,
          ...device,
        })
        .returning({ expiresAt: sessions.expiresAt }),
    );
    await rememberNetwork(tx, userId, device.ip);
    return { token, expiresAt: started.expiresAt };
  });
}
