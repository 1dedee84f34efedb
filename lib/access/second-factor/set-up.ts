import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { totpFactors } from '@/db/schema/access/second-factors';
import { sessions, users } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { isPasswordRight } from '@/lib/access/credentials/password-hash';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { type Limit, returnAttempt, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { seal } from '@/lib/platform/seal';
import { openSecret } from './internal/accept-code';
import { databaseNow } from './internal/database-now';
import { takeFactorAttempt } from './internal/limits';
import { replaceCodes } from './internal/replace-codes';
import { type QrPath, qrPath } from './qr-path';
import { recordChange } from './record-change';
import { keyUri, matchingStep, newSecret } from './totp';

/** Counted by session, as changing the password is: an open browser is not enough to guess it. */
const ofSession: Limit = { name: 'second-factor-begin', most: 10, minutes: 15 };

type Person = Pick<SignedIn, 'userId' | 'sessionId' | 'email' | 'ip'>;

/** What the app needs; shown while the set-up is under way and never after it. */
export interface SetUpView {
  secret: string;
  qr: QrPath;
}

/** The person's set-up that has begun in this session and can still be confirmed. */
const underWay = ({ userId, sessionId }: Pick<Person, 'userId' | 'sessionId'>) =>
  and(
    eq(totpFactors.userId, userId),
    eq(totpFactors.begunIn, sessionId),
    isNull(totpFactors.confirmedAt),
    gt(totpFactors.begunAt, sql`now() - interval '15 minutes'`),
  );

/**
 * Begins to set up an authenticator app: makes the secret. Nothing is asked at sign-in until a code confirms it.
 *
 * @param password of a person who has one: an open browser is not enough to lock them out
 * @throws Invalid on `password`, or when there is a factor already · Throttled
 */
export async function beginSetUp(person: Person, password: string): Promise<void> {
  await takeAttempt(ofSession, person.sessionId);
  const [user] = await database().select().from(users).where(eq(users.id, person.userId));
  if (!user) throw new Unauthenticated();
  if (user.passwordHash && !(await isPasswordRight(user.passwordHash, password)))
    throw new Invalid({ password: 'password-wrong' });
  await returnAttempt(ofSession, person.sessionId);
  const begun = {
    secret: seal('authenticator secrets', newSecret(), person.userId),
    begunIn: person.sessionId,
    begunAt: sql`now()`,
  };
  const written = await inTenant({ userId: person.userId }, (tx) =>
    tx
      .insert(totpFactors)
      .values({ userId: person.userId, ...begun })
      .onConflictDoUpdate({
        target: totpFactors.userId,
        set: begun,
        setWhere: isNull(totpFactors.confirmedAt),
      })
      .returning({ userId: totpFactors.userId }),
  );
  if (written.length === 0) throw new Invalid({ '': 'second-factor-set' });
}

/** The secret of the set-up that is under way in this session; null without one. */
export async function readSetUp(person: Person): Promise<SetUpView | null> {
  const [factor] = await database().select().from(totpFactors).where(underWay(person));
  if (!factor) return null;
  const secret = openSecret(person.userId, factor.secret);
  return { secret, qr: qrPath(keyUri(secret, person.email)) };
}

/**
 * Confirms the set-up by a code of the app, whose step is thereby used. The person's other sessions end: they were
 * opened without the factor.
 *
 * @returns ten recovery codes, for the only time
 * @throws Invalid on `code`, or when no set-up is under way · Throttled
 */
export async function confirmSetUp(person: Person, code: string): Promise<string[]> {
  const giveBack = await takeFactorAttempt(person.userId, 'app', person.ip);
  const codes = await inTenant({ userId: person.userId }, async (tx) => {
    const [factor] = await tx.select().from(totpFactors).where(underWay(person)).for('update');
    if (!factor) throw new Invalid({ '': 'second-factor-over' });
    const secret = openSecret(person.userId, factor.secret);
    const step = matchingStep(secret, code.replace(/\s/g, ''), await databaseNow(tx));
    if (step === null) throw new Invalid({ code: 'code-wrong' });
    await confirm(tx, person, step);
    return replaceCodes(tx, person.userId);
  });
  await giveBack();
  return codes;
}

async function confirm(tx: Transaction, person: Person, step: number): Promise<void> {
  const { userId, sessionId } = person;
  await tx
    .update(totpFactors)
    .set({ confirmedAt: sql`now()`, lastUsedAt: sql`now()`, lastStep: step })
    .where(eq(totpFactors.userId, userId));
  await tx
    .update(sessions)
    .set({ factorAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
  await endAllSessions(tx, userId, sessionId);
  await recordChange(tx, person, 'added');
}
