import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { factorResets } from '@/db/schema/access/second-factors';
import { users } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { entitledIssuer } from '@/lib/access/passwords/check-issuer';
import { dropFactor } from '@/lib/access/second-factor/change-factor';
import { recordChange } from '@/lib/access/second-factor/record-change';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { Invalid } from '@/lib/platform/errors';
import { isDue, ofLink, ofPerson, stop } from './internal/open-reset';
import { topRolesOf } from './internal/top-colleagues';

/** An open reset, as the page of its link shows it. */
export interface ResetView {
  email: string;
  dueAt: Date;
  isDue: boolean;
}

/** The reset of a link; null when it is done, stopped, over or invented. Reading changes nothing: mail scanners read too. */
export async function readFactorReset(token: string): Promise<ResetView | null> {
  const [reset] = await database()
    .select({ email: users.email, dueAt: factorResets.dueAt, isDue })
    .from(factorResets)
    .innerJoin(users, eq(users.id, factorResets.userId))
    .where(and(ofLink(token), isNull(users.disabledAt)));
  return reset ?? null;
}

/** When the person's open reset begins to work; null without one. */
export async function pendingReset(userId: string): Promise<Date | null> {
  const [reset] = await database()
    .select({ dueAt: factorResets.dueAt })
    .from(factorResets)
    .where(ofPerson(userId));
  return reset?.dueAt ?? null;
}

/**
 * Removes the person's second factor by the link, once; their sessions end. They sign in with their password, and set up
 * another factor. The right of the administrator who began it is checked again.
 *
 * @throws Invalid when the link is not due yet, done, stopped, over or invented: all look alike
 */
export async function completeFactorReset(token: string, ip: string | null): Promise<void> {
  await inTenant({}, async (tx) => {
    const [reset] = await tx
      .update(factorResets)
      .set({ completedAt: sql`now()` })
      .where(and(ofLink(token), isDue))
      .returning();
    if (!reset) throw new Invalid({ '': 'link-dead' });
    const { userId } = reset;
    if (!(await maySucceed(tx, reset))) throw new Invalid({ '': 'link-dead' });
    await dropFactor(tx, userId);
    await endAllSessions(tx, userId);
    await recordChange(tx, { userId, ip }, 'reset');
  });
}

/**
 * The operator needs no right. An administrator must still have theirs, and the person must not have got a top role since
 * then, whose other holders were not informed.
 */
async function maySucceed(tx: Transaction, reset: typeof factorResets.$inferSelect): Promise<boolean> {
  const { userId, issuedBy, issuedIn, issuedAs, createdAt, dueAt } = reset;
  if (issuedBy === null) return true;
  const issuer = await entitledIssuer(tx, { userId, issuedBy, issuedIn, issuedAs });
  if (!issuer) return false;
  return dueAt > createdAt || !(await topRolesOf(tx, issuer, userId)).isTop;
}

/** Stops it by the link. Throws as above; the link does not need to be due. */
export async function stopFactorResetByLink(token: string, ip: string | null): Promise<void> {
  await inTenant({}, async (tx) => {
    const userId = await stop(tx, ofLink(token));
    if (!userId) throw new Invalid({ '': 'link-dead' });
    await recordChange(tx, { userId, ip }, 'stopped');
  });
}

/**
 * Stops the person's own reset, in their session.
 *
 * @throws Invalid when none is open
 */
export async function stopOwnFactorReset({ userId, ip }: Pick<SignedIn, 'userId' | 'ip'>): Promise<void> {
  await inTenant({ userId }, async (tx) => {
    if (!(await stop(tx, ofPerson(userId)))) throw new Invalid({ '': 'link-dead' });
    await recordChange(tx, { userId, ip }, 'stopped');
  });
}
