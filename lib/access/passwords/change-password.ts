import 'server-only';
import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import { recordInOrganisations } from '@/lib/access/audit/record-in-organisations';
import type { SignedIn } from '@/lib/access/context/context';
import { hashPassword, isPasswordRight } from '@/lib/access/credentials/password-hash';
import { refuseGuessable } from '@/lib/access/credentials/refuse-guessable';
import { requireFreshFactor } from '@/lib/access/second-factor/require-fresh-factor';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { renewToken } from '@/lib/access/sessions/renew-token';
import type { StartedSession } from '@/lib/access/sessions/started-session';
import { supersedeEmailChanges, supersedeResets } from '@/lib/access/users/supersede-links';
import { Invalid } from '@/lib/platform/errors';
import { type Limit, returnAttempt, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { mailAboutPassword } from './internal/mail-about-password';

/** Counted by session: a stranger at an open browser cannot guess further, and the person elsewhere is not blocked. */
const ofSession: Limit = { name: 'change-password', most: 10, minutes: 15 };

/**
 * Changes the actor's password. Every other session and every reset link ends; each of their organisations records it,
 * and they are mailed (R7).
 *
 * @returns the actor's session with a new token: the earlier one opens nothing any more (SE4)
 * @throws FactorNeeded to a person with a second factor that is not fresh (B17)
 * @throws Invalid on `current` when the password is wrong, on `next` for one that others try first (AU15)
 * @throws Throttled after too many wrong ones
 */
export async function changePassword(
  person: Pick<SignedIn, 'userId' | 'sessionId' | 'ip'>,
  { current, next }: { current: string; next: string },
): Promise<StartedSession> {
  await inTenant({ userId: person.userId }, (tx) => requireFreshFactor(tx, person));
  await takeAttempt(ofSession, person.sessionId);
  const [user] = await database()
    .select({ passwordHash: users.passwordHash, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, person.userId));
  if (!(await isPasswordRight(user?.passwordHash ?? null, current)) || !user)
    throw new Invalid({ current: 'password-wrong' });
  await returnAttempt(ofSession, person.sessionId);
  refuseGuessable('next', next, { email: user.email, names: [user.name] });
  const passwordHash = await hashPassword(next);
  return inTenant({ userId: person.userId }, async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, person.userId));
    await supersedeResets(tx, person.userId);
    await supersedeEmailChanges(tx, person.userId);
    await endAllSessions(tx, person.userId, person.sessionId);
    await mailAboutPassword(tx, person.userId);
    const renewed = await renewToken(tx, person, { withFactor: false });
    await recordInOrganisations(tx, person, 'user.password-changed');
    return renewed;
  });
}
