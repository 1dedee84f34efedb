import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { totpFactors } from '@/db/schema/access/second-factors';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { renewToken } from '@/lib/access/sessions/renew-token';
import type { StartedSession } from '@/lib/access/sessions/started-session';
import { Invalid } from '@/lib/platform/errors';
import { seal } from '@/lib/platform/seal';
import { hasFactor } from './has-factor';
import { openSecret } from './internal/accept-code';
import { databaseNow } from './internal/database-now';
import { takeFactorAttempt } from './internal/limits';
import { lockPerson } from './internal/lock-person';
import { proveOneself } from './internal/prove-oneself';
import { replaceCodes } from './internal/replace-codes';
import { type QrPath, qrPath } from './qr-path';
import { recordChange } from './record-change';
import { keyUri, matchingStep, newSecret } from './totp';

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
 * @param password of a person who has one and has no factor yet; with a passkey, that one must be fresh
 * @throws Invalid on `password`, or when there is an app already · FactorNeeded · Throttled
 */
export async function beginSetUp(person: Person, password: string): Promise<void> {
  await proveOneself(person, password);
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
 * Confirms the set-up by a code of the app, whose step is thereby used. The first factor of a person ends their other
 * sessions, which were opened without one, and gives them ten recovery codes.
 *
 * @returns the codes, for the only time, none beside a passkey; and the session with a new token (SE4)
 * @throws Invalid on `code`, or when no set-up is under way · Throttled
 */
export async function confirmSetUp(
  person: Person,
  code: string,
): Promise<{ codes: string[]; session: StartedSession }> {
  const giveBack = await takeFactorAttempt(person.userId, 'app', person.ip);
  const done = await inTenant({ userId: person.userId }, async (tx) => {
    await lockPerson(tx, person.userId);
    const [factor] = await tx.select().from(totpFactors).where(underWay(person)).for('update');
    if (!factor) throw new Invalid({ '': 'second-factor-over' });
    const secret = openSecret(person.userId, factor.secret);
    const step = matchingStep(secret, code.replace(/\s/g, ''), await databaseNow(tx));
    if (step === null) throw new Invalid({ code: 'code-wrong' });
    const isFirst = !(await hasFactor(tx, person.userId));
    const session = await confirm(tx, person, step);
    if (isFirst) await endAllSessions(tx, person.userId, person.sessionId);
    await recordChange(tx, person, 'added');
    return { codes: isFirst ? await replaceCodes(tx, person.userId) : [], session };
  });
  await giveBack();
  return done;
}

async function confirm(tx: Transaction, person: Person, step: number): Promise<StartedSession> {
  await tx
    .update(totpFactors)
    .set({ confirmedAt: sql`now()`, lastUsedAt: sql`now()`, lastStep: step })
    .where(eq(totpFactors.userId, person.userId));
  return renewToken(tx, person, { withFactor: true });
}
