import 'server-only';
import { type VerifiedAuthenticationResponse, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { eq, sql } from 'drizzle-orm';
import { passkeys } from '@/db/schema/access/second-factors';
import type { Transaction } from '@/db/tenant';
import type { Assertion } from '../answers';
import { relyingParty } from '../relying-party';
import { consumeChallenge, isChallengeOpen, type Purpose } from './challenge';
import { answeredChallenge } from './client-data';
import { encodedHandle } from './user-handle';

type Passkey = typeof passkeys.$inferSelect;

/**
 * Accepts the answer of a passkey, once.
 *
 * @param userId the person whose passkey it must be; absent: the one whom the authenticator names, who must be its owner
 * @returns the person; null for every answer that is not accepted, whatever is wrong with it
 */
export async function acceptPasskey(
  tx: Transaction,
  purpose: Purpose,
  answer: Assertion,
  userId?: string,
): Promise<string | null> {
  const challenge = answeredChallenge(answer.response.clientDataJSON);
  if (!challenge || !(await isChallengeOpen(tx, purpose, challenge))) return null;
  const [passkey] = await tx
    .select()
    .from(passkeys)
    .where(eq(passkeys.credentialId, answer.id))
    .for('update');
  if (!passkey || !isOfPerson(passkey, answer, userId)) return null;
  const verified = await verify(passkey, answer, challenge);
  if (!verified?.verified || !(await consumeChallenge(tx, challenge))) return null;
  await tx
    .update(passkeys)
    .set({ counter: verified.authenticationInfo.newCounter, lastUsedAt: sql`now()` })
    .where(eq(passkeys.id, passkey.id));
  return passkey.userId;
}

function isOfPerson(passkey: Passkey, { response }: Assertion, userId: string | undefined): boolean {
  const isHandleRight = response.userHandle === encodedHandle(passkey.userId);
  // An authenticator that keeps no handle answers only where it got the ids of the passkeys.
  return userId === undefined
    ? isHandleRight
    : passkey.userId === userId && (isHandleRight || !response.userHandle);
}

/** The library throws for each thing that is wrong, and reports a wrong signature; the counter is checked too. */
async function verify(
  { credentialId, publicKey, counter }: Passkey,
  answer: Assertion,
  challenge: string,
): Promise<VerifiedAuthenticationResponse | null> {
  const party = relyingParty();
  if (!party) return null;
  return verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
    requireUserVerification: true,
  }).catch(() => null);
}
