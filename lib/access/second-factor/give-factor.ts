import 'server-only';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { completeSignIn, findPendingSignIn } from '@/lib/access/sessions/pending-sign-in';
import { renewToken } from '@/lib/access/sessions/renew-token';
import type { Device, StartedSession } from '@/lib/access/sessions/started-session';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { acceptCode, kindOf } from './internal/accept-code';
import { takeFactorAttempt } from './internal/limits';
import { recordChange } from './record-change';

/**
 * Completes a sign-in that waits for the second factor.
 *
 * @param token of the waiting sign-in
 * @throws Invalid on `code`: wrong, used before, and without a factor look alike · Throttled
 * @throws Unauthenticated when the sign-in is over
 */
export async function completeWithFactor(
  token: string,
  code: string,
  device: Device,
): Promise<StartedSession> {
  const person = await findPendingSignIn(token);
  if (!person) throw new Unauthenticated();
  return withCode({ userId: person.userId, ip: device.ip }, code, (tx) => completeSignIn(tx, token, device));
}

/**
 * Gives the factor again in an open session, so that it is fresh for what asks for that. Throws as above.
 *
 * @returns the session with a new token: the earlier one opens nothing any more (SE4)
 */
export async function renewFactor(
  person: Pick<SignedIn, 'userId' | 'sessionId' | 'ip'>,
  code: string,
): Promise<StartedSession> {
  const { userId, ip } = person;
  return withCode({ userId, ip }, code, (tx) => renewToken(tx, person, { withFactor: true }));
}

/** Accepts the code and does `work` in one transaction: a code is used up only by what it opens. */
async function withCode<T>(
  person: { userId: string; ip: string | null },
  code: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const giveBack = await takeFactorAttempt(person.userId, kindOf(code), person.ip);
  const done = await inTenant({ userId: person.userId }, async (tx) => {
    if (!(await acceptCode(tx, person.userId, code))) throw new Invalid({ code: 'code-wrong' });
    const worked = await work(tx);
    if (kindOf(code) === 'recovery-code') await recordChange(tx, person, 'used');
    return worked;
  });
  await giveBack();
  return done;
}
