import 'server-only';
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { profiles } from '@/db/schema/access/profiles';
import { users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import { isPasswordRight } from '@/lib/access/credentials/password-hash';
import { foldUsername } from '@/lib/access/profiles/username';
import { recordFailure } from '@/lib/access/sessions/record-sign-in';
import { isKnownNetwork } from '@/lib/platform/limits/known-network';
import { from, type Limit, returnAttempt, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { normalAddress } from '@/lib/platform/mail/email-address';
import { foldEmail } from '@/lib/platform/mail/fold-email';

/**
 * Counted by account and network: an attacker elsewhere slows down only themselves, not the person (LI1, LI2).
 */
export const ofAccount: Limit = { name: 'sign-in', most: 10, minutes: 15 };

/** Counted by network, over all accounts. */
export const perNetwork: Limit = { name: 'sign-in-place', most: 100, minutes: 15 };

/**
 * Counted by account over all networks, except those where its person has signed in before: guessing from many
 * networks ends, and the person continues to sign in (LI2, LI7).
 */
export const fromUnknownNetworks: Limit = { name: 'sign-in-unknown', most: 300, minutes: 60 };

const longestInput = 1000;

/**
 * The person with that password. An unknown name answers like a wrong password, in content and duration (AU1). A wrong
 * one is in the person's record of sign-ins.
 *
 * @param identifier email or username, in any case
 * @throws Throttled after too many failures, whether or not there is such an account
 */
export async function personWithPassword(
  identifier: string,
  password: string,
  ip: string | null,
  userAgent: string | null = null,
): Promise<{ id: string; name: string; email: string } | null> {
  const trimmed = identifier.trim();
  const name = foldEmail(normalAddress(trimmed) ?? trimmed);
  if (!name || name.length > longestInput || password.length > longestInput) return null;
  await takeAttempt(perNetwork, from(ip));
  // All spellings of one username count together, with any accents and case.
  const foldedName = foldUsername(name);
  await takeAttempt(ofAccount, foldedName, from(ip));
  const user = await accountNamed(name);
  const isKnown = await isKnownNetwork(user?.id ?? null, ip);
  if (!isKnown) await takeAttempt(fromUnknownNetworks, foldedName);
  const isRight = await isPasswordRight(user?.passwordHash ?? null, password);
  if (!user || !isRight) {
    await recordFailure(user?.id ?? null, 'wrong-password', { ip, userAgent });
    return null;
  }
  await Promise.all([
    returnAttempt(perNetwork, from(ip)),
    returnAttempt(ofAccount, foldedName, from(ip)),
    ...(isKnown ? [] : [returnAttempt(fromUnknownNetworks, foldedName)]),
  ]);
  return { id: user.id, name: user.name, email: user.email };
}

/**
 * An email has priority; S4.7 lets a username be an email, where that one is free. The same steps for every name, so
 * that the duration reveals nothing (AU1).
 */
async function accountNamed(name: string) {
  const usernameKey = foldUsername(name);
  const candidates = await inTenant({ usernameKey }, (tx) =>
    tx
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        passwordHash: users.passwordHash,
        isByEmail: sql<boolean>`${users.emailKey} = ${name}`,
      })
      .from(users)
      .where(
        and(
          or(
            eq(users.emailKey, name),
            inArray(
              users.id,
              tx.select({ id: profiles.userId }).from(profiles).where(eq(profiles.usernameKey, usernameKey)),
            ),
          ),
          isNull(users.disabledAt),
        ),
      ),
  );
  return candidates.find(({ isByEmail }) => isByEmail) ?? candidates[0];
}
