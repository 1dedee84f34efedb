import 'server-only';
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { passkeys } from '@/db/schema/access/second-factors';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { renewToken } from '@/lib/access/sessions/renew-token';
import type { StartedSession } from '@/lib/access/sessions/started-session';
import { Invalid } from '@/lib/platform/errors';
import { hasFactor } from '../has-factor';
import { lockPerson } from '../internal/lock-person';
import { proveOneself } from '../internal/prove-oneself';
import { replaceCodes } from '../internal/replace-codes';
import { recordChange } from '../record-change';
import type { Registration } from './answers';
import { consumeChallenge, isChallengeOpen, newChallenge } from './internal/challenge';
import { answeredChallenge } from './internal/client-data';
import { userHandle } from './internal/user-handle';
import { providerOf } from './providers';
import { type RelyingParty, relyingParty } from './relying-party';

type Person = Pick<SignedIn, 'userId' | 'sessionId' | 'name' | 'email' | 'ip'>;

/** A person can have this many. */
const most = 20;

/** EdDSA, ES256 and RS256: what authenticators make today. */
const algorithms = [-8, -7, -257];

const purposeOf = ({ sessionId }: Pick<Person, 'sessionId'>) => ({ for: 'registration', sessionId }) as const;

/**
 * What the browser needs to make a passkey, for five minutes and in this session.
 *
 * @param password of a person who has one and has no factor yet; with a factor, that one must be fresh
 * @throws Invalid on `password`, or where there can be no passkey · FactorNeeded · Throttled
 */
export async function registrationOptions(
  person: Person,
  password: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const party = requireParty();
  await proveOneself(person, password);
  return inTenant({ userId: person.userId }, async (tx) => {
    const known = await passkeysOf(tx, person.userId);
    if (known.length >= most) throw new Invalid({ '': 'passkeys-many' });
    return generateRegistrationOptions({
      rpName: 'Latchkey',
      rpID: party.id,
      userID: userHandle(person.userId),
      userName: person.email,
      userDisplayName: person.name,
      challenge: await newChallenge(tx, purposeOf(person)),
      timeout: 5 * 60_000,
      excludeCredentials: known.map(({ credentialId: id }) => ({ id })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      supportedAlgorithmIDs: algorithms,
    });
  });
}

/**
 * Adds the passkey that the browser made, under the name of where it is kept. The first factor of a person ends their other
 * sessions, which were opened without one, and gives them ten recovery codes.
 *
 * @param unnamed its name where nothing says where it is kept
 * @returns its id; the codes, for the only time, none beside another factor; and the session with a new token (SE4)
 * @throws Invalid `passkey-wrong`, whatever is wrong with it · `passkey-known` · `passkeys-many`
 */
export async function registerPasskey(
  person: Person,
  answer: Registration,
  unnamed: string,
): Promise<{ id: string; codes: string[]; session: StartedSession }> {
  const party = requireParty();
  const { userId, sessionId } = person;
  return inTenant({ userId }, async (tx) => {
    await lockPerson(tx, userId);
    const made = await verify(tx, person, party, answer);
    if ((await passkeysOf(tx, userId)).length >= most) throw new Invalid({ '': 'passkeys-many' });
    const isFirst = !(await hasFactor(tx, userId));
    const [added] = await tx
      .insert(passkeys)
      .values({
        ...{ userId, host: party.id, name: providerOf(made.aaguid) ?? unnamed },
        ...{ credentialId: made.credential.id, publicKey: made.credential.publicKey },
        ...{ counter: made.credential.counter, aaguid: made.aaguid },
        transports: answer.response.transports ?? [],
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (!added) throw new Invalid({ '': 'passkey-known' });
    const session = await renewToken(tx, person, { withFactor: true });
    if (isFirst) await endAllSessions(tx, userId, sessionId);
    const codes = isFirst ? await replaceCodes(tx, userId) : [];
    await recordChange(tx, person, 'passkeyAdded');
    return { id: added.id, codes, session };
  });
}

function requireParty(): RelyingParty {
  const party = relyingParty();
  if (!party) throw new Invalid({ '': 'passkeys-off' });
  return party;
}

const passkeysOf = (tx: Transaction, userId: string) =>
  tx.select({ credentialId: passkeys.credentialId }).from(passkeys).where(eq(passkeys.userId, userId));

/** What the authenticator made. @throws Invalid */
async function verify(tx: Transaction, person: Person, party: RelyingParty, answer: Registration) {
  const challenge = answeredChallenge(answer.response.clientDataJSON);
  const isOpen = challenge !== null && (await isChallengeOpen(tx, purposeOf(person), challenge));
  const verified: VerifiedRegistrationResponse | null = isOpen
    ? await verifyRegistrationResponse({
        response: { ...answer, clientExtensionResults: {} } as Parameters<
          typeof verifyRegistrationResponse
        >[0]['response'],
        expectedChallenge: challenge,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      }).catch(() => null)
    : null;
  if (!verified?.verified || !challenge || !(await consumeChallenge(tx, challenge)))
    throw new Invalid({ '': 'passkey-wrong' });
  return verified.registrationInfo;
}
