import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { pendingSignIns } from '@/db/schema/access/second-factors';
import type { SignInWay } from '@/db/schema/access/sign-in-events';
import { users } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { Unauthenticated } from '@/lib/platform/errors';
import { holdsFactor } from './holds-factor';
import { insertSession } from './internal/insert-session';
import { pendingMinutes } from './session-lifetime';
import type { Device, StartedSession } from './started-session';

/**
 * Signs a person in on one browser. Every way to sign in ends here: a person with a second factor gets a sign-in that
 * waits for it, whichever way they came (B17, AU13).
 *
 * @param way in which they came, for the record of sign-ins
 * @param providerFactor whether their identity provider asked for a second factor. It never takes the place of their own one
 * @throws Unauthenticated when they are disabled (SE3)
 */
export async function startSession(
  userId: string,
  device: Device,
  way: SignInWay | null = null,
  providerFactor = false,
): Promise<StartedSession> {
  return inTenant({ userId }, async (tx) => {
    const [user] = await tx
      .select({ hasFactor: holdsFactor(users.id) })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.disabledAt)));
    if (!user) throw new Unauthenticated();
    return user.hasFactor
      ? insertPending(tx, userId, device, way)
      : insertSession(tx, userId, device, { way, providerFactor });
  });
}

/**
 * Signs a person in who has just given a passkey, in the transaction that accepted it: it was unlocked by a finger, a
 * face or a PIN, so it is both factors (B17).
 *
 * @returns null when they are disabled (SE3)
 */
export async function startSessionWithPasskey(
  tx: Transaction,
  userId: string,
  device: Device,
): Promise<StartedSession | null> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  return user ? insertSession(tx, userId, device, { withFactor: true, way: 'passkey' }) : null;
}

async function insertPending(
  tx: Transaction,
  userId: string,
  device: Device,
  way: SignInWay | null,
): Promise<StartedSession> {
  const token = newToken();
  const { expiresAt } = await oneRow(
    tx
      .insert(pendingSignIns)
      .values({
        tokenHash: tokenHash(token),
        userId,
        way,
        expiresAt: sql`now() + make_interval(mins => ${pendingMinutes})`,
        ...device,
      })
      .returning({ expiresAt: pendingSignIns.expiresAt }),
  );
  return { token, expiresAt, isPending: true };
}
