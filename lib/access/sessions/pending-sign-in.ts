import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { pendingSignIns } from '@/db/schema/access/second-factors';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { tokenHash } from '@/lib/access/credentials/token';
import { Unauthenticated } from '@/lib/platform/errors';
import { insertSession } from './internal/insert-session';
import type { Device, StartedSession } from './started-session';

/** A person who has proved who they are, and has not given their second factor yet. */
export interface PendingPerson {
  userId: string;
  email: string;
}

const waiting = (token: string) =>
  and(eq(pendingSignIns.tokenHash, tokenHash(token)), gt(pendingSignIns.expiresAt, sql`now()`));

/** The person whose sign-in waits under a token; null for any other token, and for a disabled person (SE3). */
export async function findPendingSignIn(token: string): Promise<PendingPerson | null> {
  const [pending] = await database()
    .select({ userId: users.id, email: users.email })
    .from(pendingSignIns)
    .innerJoin(users, eq(users.id, pendingSignIns.userId))
    .where(and(waiting(token), isNull(users.disabledAt)));
  return pending ?? null;
}

/**
 * Turns a waiting sign-in into a session, once, after the second factor was checked in the same transaction. The
 * session has a new token: one planted before the challenge opens nothing after it (SE4).
 *
 * @throws Unauthenticated when it is over, or was completed already
 */
export async function completeSignIn(
  tx: Transaction,
  token: string,
  device: Device,
): Promise<StartedSession> {
  const [pending] = await tx
    .delete(pendingSignIns)
    .where(waiting(token))
    .returning({ userId: pendingSignIns.userId, way: pendingSignIns.way });
  if (!pending) throw new Unauthenticated();
  return insertSession(tx, pending.userId, device, { withFactor: true, way: pending.way });
}
