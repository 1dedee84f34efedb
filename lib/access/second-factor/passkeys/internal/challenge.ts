import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { usedChallenges } from '@/db/schema/access/second-factors';
import type { Transaction } from '@/db/tenant';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { databaseNow } from '../../internal/database-now';

/** A challenge answers only what it was made for, in the browser it was made for. */
export type Purpose =
  | { for: 'registration'; sessionId: string }
  | { for: 'renewal'; sessionId: string }
  /** @param token of the sign-in that waits */
  | { for: 'second step'; token: string }
  /** @param browser a secret of its cookie */
  | { for: 'sign-in'; browser: string };

const lastsSeconds = 5 * 60;

/**
 * A new challenge. Nothing is stored before it is answered, so that a stranger who asks for many fills no table: it is
 * authenticated with a key that the database does not hold.
 */
export async function newChallenge(tx: Transaction, purpose: Purpose): Promise<string> {
  const made = Math.floor((await databaseNow(tx)).getTime() / 1000);
  return sealChallenge(purpose, newNonce(), made);
}

/** @param made the moment, in seconds since 1970 */
export const sealChallenge = ({ for: what, ...browser }: Purpose, nonce: string, made: number) =>
  [
    nonce,
    made,
    deriveToken('passkey-challenge', `${what}|${Object.values(browser)[0]}`, `${nonce}|${made}`),
  ].join('.');

/**
 * Whether a challenge was made for this purpose less than five minutes ago.
 *
 * @param answered as the browser returns it: in base64url
 */
export async function isChallengeOpen(tx: Transaction, purpose: Purpose, answered: string): Promise<boolean> {
  const challenge = Buffer.from(answered, 'base64url').toString();
  const [nonce = '', made = ''] = challenge.split('.');
  const [given, expected] = [challenge, sealChallenge(purpose, nonce, Number(made))].map((each) =>
    Buffer.from(each),
  );
  if (!given || !expected || given.length !== expected.length || !timingSafeEqual(given, expected))
    return false;
  const age = (await databaseNow(tx)).getTime() / 1000 - Number(made);
  return age < lastsSeconds;
}

/** Uses a challenge up. False when it was used before: of simultaneous answers one is accepted (AU13). */
export async function consumeChallenge(tx: Transaction, answered: string): Promise<boolean> {
  const consumed = await tx
    .insert(usedChallenges)
    .values({
      challengeHash: tokenHash(answered),
      expiresAt: sql`now() + make_interval(secs => ${lastsSeconds + 60})`,
    })
    .onConflictDoNothing()
    .returning({ hash: usedChallenges.challengeHash });
  return consumed.length > 0;
}
