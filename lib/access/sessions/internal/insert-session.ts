import 'server-only';
import { sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import type { SignInWay } from '@/db/schema/access/sign-in-events';
import { sessions } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { rememberNetwork } from '@/lib/platform/limits/known-network';
import { recordSignIn } from '../record-sign-in';
import { lifetimeDays } from '../session-lifetime';
import type { Device, StartedSession } from '../started-session';

interface NewSession {
  withFactor?: boolean;
  providerFactor?: boolean;
  way?: SignInWay | null;
}

/**
 * Opens a session under a new token (SE4).
 *
 * @param withFactor whether the person has just given their second factor
 * @param providerFactor whether their identity provider has just asked for one
 * @param way in which they came, for the record of sign-ins
 */
export async function insertSession(
  tx: Transaction,
  userId: string,
  device: Device,
  { withFactor = false, providerFactor = false, way = null }: NewSession = {},
): Promise<StartedSession> {
  const token = newToken();
  const { expiresAt } = await oneRow(
    tx
      .insert(sessions)
      .values({
        tokenHash: tokenHash(token),
        userId,
        expiresAt: sql`now() + make_interval(days => ${lifetimeDays})`,
        ...(withFactor && { factorAt: sql`now()` }),
        providerFactor,
        ...device,
      })
      .returning({ expiresAt: sessions.expiresAt }),
  );
  await rememberNetwork(tx, userId, device.ip);
  await recordSignIn(tx, { userId, event: 'signed-in', way, withFactor, ...device });
  return { token, expiresAt, isPending: false };
}
