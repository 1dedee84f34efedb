import 'server-only';
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { passkeys } from '@/db/schema/access/second-factors';
import { inTenant } from '@/db/tenant';
import { recordingWrongFactor } from '@/lib/access/sessions/record-wrong-factor';
import { startSessionWithPasskey } from '@/lib/access/sessions/start-session';
import type { Device, StartedSession } from '@/lib/access/sessions/started-session';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { from, type Limit, returnAttempt, takeAttempt } from '@/lib/platform/limits/take-attempt';
import type { Assertion } from './answers';
import { acceptPasskey } from './internal/accept-passkey';
import { newChallenge } from './internal/challenge';
import { relyingParty } from './relying-party';

/**
 * Counted by network only, over all accounts: a signature cannot be guessed, and a limit of the account would be a way
 * to lock its person out (LI2).
 */
export const perNetwork: Limit = { name: 'passkey-sign-in', most: 100, minutes: 15 };

const signIn = (browser: string) => ({ for: 'sign-in', browser }) as const;

/**
 * What a browser needs to ask for any passkey of this installation. It names no account, so it is the same for every
 * visitor (AU1).
 *
 * @param browser a secret that only this browser has
 * @throws NotFound where there can be no passkeys
 */
export async function optionsOfVisitor(browser: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const party = relyingParty();
  if (!party) throw new NotFound();
  return inTenant({}, async (tx) =>
    generateAuthenticationOptions({
      rpID: party.id,
      challenge: await newChallenge(tx, signIn(browser)),
      timeout: 5 * 60_000,
      userVerification: 'required',
    }),
  );
}

/**
 * Signs in with a passkey alone. Its authenticator verified the person, so it is both factors, and no other is asked. A wrong
 * answer of a known passkey is in its owner's record of sign-ins (SE9).
 *
 * @throws Invalid `passkey-wrong`, for an unknown passkey and a disabled person (SE3) as for a wrong answer (AU1)
 * @throws Throttled
 */
export async function signInWithPasskey(
  browser: string,
  answer: Assertion,
  device: Device,
): Promise<StartedSession> {
  await takeAttempt(perNetwork, from(device.ip));
  const started = await recordingWrongFactor(
    () => ownerOf(answer),
    device,
    () =>
      inTenant({}, async (tx) => {
        const userId = await acceptPasskey(tx, signIn(browser), answer);
        const session = userId && (await startSessionWithPasskey(tx, userId, device));
        if (!session) throw new Invalid({ '': 'passkey-wrong' });
        return session;
      }),
  );
  await returnAttempt(perNetwork, from(device.ip));
  return started;
}

/** The person whose passkey an answer names, whatever is wrong with it. */
async function ownerOf({ id }: Assertion): Promise<string | null> {
  const [named] = await database()
    .select({ userId: passkeys.userId })
    .from(passkeys)
    .where(eq(passkeys.credentialId, id));
  return named?.userId ?? null;
}
