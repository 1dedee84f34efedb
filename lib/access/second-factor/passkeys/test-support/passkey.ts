import 'server-only';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import type { StartedSession } from '@/lib/access/sessions/started-session';
import { person } from '@/lib/test-support/world';
import { optionsOfRenewal, renewWithPasskey } from '../give-passkey';
import { type Purpose, sealChallenge } from '../internal/challenge';
import { registerPasskey, registrationOptions } from '../register-passkey';
import { Authenticator } from './authenticator';

export const device = { ip: '192.0.2.7', userAgent: 'a browser' };

/** The person of an open session. */
export async function personOf({ token }: Pick<StartedSession, 'token'>) {
  const session = await findSession(token);
  if (!session) throw new Error('This session is not open.');
  return { ...session, ip: device.ip };
}

/** A person with an open session and no factor. */
export async function signedIn(name = 'ana') {
  const { userId } = await person(name);
  return personOf(await startSession(userId, device));
}

type SignedIn = Awaited<ReturnType<typeof signedIn>>;

/** Adds a passkey in the session of its person, who has just given their factor if they have one. */
export async function addPasskey(to: SignedIn, authenticator = new Authenticator()) {
  const answer = authenticator.make(await registrationOptions(to, ''));
  return { ...(await registerPasskey(to, answer, 'Passkey')), authenticator };
}

/** A person with a passkey, given in their session just now. */
export async function withPasskey(name = 'ana') {
  const ana = await signedIn(name);
  return { ana, ...(await addPasskey(ana)) };
}

/** Gives it again in the session, which gets another token. */
export async function renew(ana: SignedIn, authenticator: Authenticator): Promise<StartedSession> {
  return renewWithPasskey(ana, authenticator.answer(await optionsOfRenewal(ana)));
}

/** The same options, made this many seconds earlier. */
export function aged<T extends { challenge: string }>(options: T, purpose: Purpose, seconds: number): T {
  const [nonce = '', made] = Buffer.from(options.challenge, 'base64url').toString().split('.');
  const challenge = sealChallenge(purpose, nonce, Number(made) - seconds);
  return { ...options, challenge: Buffer.from(challenge).toString('base64url') };
}
