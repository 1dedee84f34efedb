import 'server-only';
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { passkeys } from '@/db/schema/access/second-factors';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { completeSignIn, findPendingSignIn } from '@/lib/access/sessions/pending-sign-in';
import { renewToken } from '@/lib/access/sessions/renew-token';
import type { Device, StartedSession } from '@/lib/access/sessions/started-session';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { takeFactorAttempt } from '../internal/limits';
import type { Assertion } from './answers';
import { acceptPasskey } from './internal/accept-passkey';
import { newChallenge, type Purpose } from './internal/challenge';
import { relyingParty } from './relying-party';

type Person = Pick<SignedIn, 'userId' | 'sessionId' | 'ip'>;

const renewal = ({ sessionId }: Pick<Person, 'sessionId'>) => ({ for: 'renewal', sessionId }) as const;
const secondStep = (token: string) => ({ for: 'second step', token }) as const;

/**
 * What the browser needs to ask for a passkey, which completes the sign-in that waits under `token`.
 *
 * @throws Unauthenticated when it is over · Invalid without a passkey
 */
export async function optionsOfSignIn(token: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const pending = await findPendingSignIn(token);
  if (!pending) throw new Unauthenticated();
  return options(pending.userId, secondStep(token));
}

/** The same to give it again in an open session. */
export function optionsOfRenewal(person: Person): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return options(person.userId, renewal(person));
}

function options(userId: string, purpose: Purpose): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return inTenant({ userId }, async (tx) => {
    const own = await tx.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(passkeys.id);
    const party = relyingParty();
    if (!party || own.length === 0) throw new Invalid({ '': 'passkeys-none' });
    return generateAuthenticationOptions({
      rpID: party.id,
      challenge: await newChallenge(tx, purpose),
      timeout: 5 * 60_000,
      userVerification: 'required',
      allowCredentials: own.map(({ credentialId: id, transports }) => ({
        id,
        transports: transports as NonNullable<
          NonNullable<
            Parameters<typeof generateAuthenticationOptions>[0]['allowCredentials']
          >[number]['transports']
        >,
      })),
    });
  });
}

/**
 * Completes a sign-in that waits for the second factor.
 *
 * @param token of the waiting sign-in
 * @throws Invalid `passkey-wrong`, whatever is wrong with it · Throttled
 * @throws Unauthenticated when the sign-in is over
 */
export async function completeWithPasskey(
  token: string,
  answer: Assertion,
  device: Device,
): Promise<StartedSession> {
  const person = await findPendingSignIn(token);
  if (!person) throw new Unauthenticated();
  return withPasskey({ userId: person.userId, ip: device.ip }, secondStep(token), answer, (tx) =>
    completeSignIn(tx, token, device),
  );
}

/**
 * Gives it again in an open session, so that the factor is fresh for what asks for that. Throws as above.
 *
 * @returns the session with a new token: the earlier one opens nothing any more (SE4)
 */
export function renewWithPasskey(person: Person, answer: Assertion): Promise<StartedSession> {
  return withPasskey(person, renewal(person), answer, (tx) => renewToken(tx, person, { withFactor: true }));
}

/** Accepts it and does `work` in one transaction: a challenge is used up only by what it opens. */
async function withPasskey<T>(
  person: { userId: string; ip: string | null },
  purpose: Purpose,
  answer: Assertion,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const giveBack = await takeFactorAttempt(person.userId, 'passkey', person.ip);
  const done = await inTenant({ userId: person.userId }, async (tx) => {
    if (!(await acceptPasskey(tx, purpose, answer, person.userId)))
      throw new Invalid({ '': 'passkey-wrong' });
    return work(tx);
  });
  await giveBack();
  return done;
}
