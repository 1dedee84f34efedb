import 'server-only';
import { and, eq } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { isStale } from '@/lib/access/sessions/session-lifetime';
import { FactorNeeded } from '@/lib/platform/errors';
import { hasFactor } from './has-factor';

type Person = Pick<SignedIn, 'userId' | 'sessionId'>;

/**
 * Refuses what needs a fresh factor, to a person who has one and has not given it in this session lately. People
 * without a factor pass.
 *
 * @throws FactorNeeded
 */
export async function requireFreshFactor(tx: Transaction, { userId, sessionId }: Person): Promise<void> {
  if (!(await hasFactor(tx, userId))) return;
  const [session] = await tx
    .select({ isStale })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, sessionId)));
  if (session?.isStale ?? true) throw new FactorNeeded();
}

/** Whether `requireFreshFactor` would pass now, for a page that leads to the challenge first. */
export async function isFactorFresh(person: Person): Promise<boolean> {
  return inTenant({ userId: person.userId }, async (tx) => {
    const refusal = await requireFreshFactor(tx, person).catch((error: unknown) => error);
    if (refusal && !(refusal instanceof FactorNeeded)) throw refusal;
    return !refusal;
  });
}
