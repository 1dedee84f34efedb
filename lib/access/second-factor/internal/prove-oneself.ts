import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { isPasswordRight } from '@/lib/access/credentials/password-hash';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { type Limit, returnAttempt, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { hasFactor } from '../has-factor';
import { requireFreshFactor } from '../require-fresh-factor';

/** Counted by session, as changing the password is: an open browser is not enough to guess it. */
const ofSession: Limit = { name: 'second-factor-begin', most: 10, minutes: 15 };

/**
 * Lets a person add a factor. An open browser is not enough: it takes the factor that they have, given lately, or the
 * password of a person without one. A person who signs in through an identity provider only has neither.
 *
 * @throws FactorNeeded · Invalid on `password` · Throttled
 */
export async function proveOneself(
  person: Pick<SignedIn, 'userId' | 'sessionId'>,
  password: string,
): Promise<void> {
  const { userId, sessionId } = person;
  const user = await inTenant({ userId }, async (tx) => {
    await requireFreshFactor(tx, person);
    const [row] = await tx.select().from(users).where(eq(users.id, userId));
    if (!row) throw new Unauthenticated();
    return { passwordHash: row.passwordHash, hasFactor: await hasFactor(tx, userId) };
  });
  if (user.hasFactor || !user.passwordHash) return;
  await takeAttempt(ofSession, sessionId);
  if (!(await isPasswordRight(user.passwordHash, password)))
    throw new Invalid({ password: 'password-wrong' });
  await returnAttempt(ofSession, sessionId);
}
