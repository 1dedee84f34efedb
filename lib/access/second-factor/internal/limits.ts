import 'server-only';
import { isKnownNetwork } from '@/lib/platform/limits/known-network';
import { from, type Limit, returnAttempt, takeAttempt } from '@/lib/platform/limits/take-attempt';
import type { FactorKind } from './accept-code';

/**
 * Counted by account, kind of factor and network: an attacker who knows the password slows down only themselves (LI2).
 */
export const ofFactor: Limit = { name: 'second-factor', most: 10, minutes: 15 };

/** Counted by account and kind of factor over all networks, except those where the person signed in before (LI2). */
export const fromUnknownNetworks: Limit = { name: 'second-factor-unknown', most: 30, minutes: 60 };

/**
 * Takes an attempt before the code is checked.
 *
 * @returns gives the attempt back, once the code was right: only failures count
 * @throws Throttled when none is left (LI5)
 */
export async function takeFactorAttempt(
  userId: string,
  kind: FactorKind,
  ip: string | null,
): Promise<() => Promise<void>> {
  await takeAttempt(ofFactor, userId, kind, from(ip));
  const isKnown = await isKnownNetwork(userId, ip);
  if (!isKnown) await takeAttempt(fromUnknownNetworks, userId, kind);
  return async () => {
    await returnAttempt(ofFactor, userId, kind, from(ip));
    if (!isKnown) await returnAttempt(fromUnknownNetworks, userId, kind);
  };
}
