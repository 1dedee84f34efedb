import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { passwordResets, users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { Throttled } from '@/lib/platform/errors';
import { from, type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { enqueueMail } from '@/lib/platform/mail/enqueue-mail';
import { foldEmail } from '@/lib/platform/mail/fold-email';

const perNetwork: Limit = { name: 'reset-place', most: 20, minutes: 60 };
const ofAddress: Limit = { name: 'reset-address', most: 5, minutes: 60 };

/** The lifetime of a reset link, in hours. */
export const resetHours = 1;

/**
 * Refuses a network that requests too many links, for known addresses or not.
 *
 * @throws Throttled
 */
export function limitResets(ip: string | null): Promise<void> {
  return takeAttempt(perNetwork, from(ip));
}

/**
 * Mails a link to choose a new password, if the email has an account; earlier links stop working. Returns nothing: run
 * it after the response is sent, so that its duration reveals nothing either (AU1).
 *
 * @param locale of the page of the request, where the person has chosen none
 */
export async function requestReset(email: string, locale: string): Promise<void> {
  try {
    await takeAttempt(ofAddress, foldEmail(email));
  } catch (error) {
    // Silent: the mailbox is not flooded, and the requester learns nothing about the address.
    if (error instanceof Throttled) return;
    throw error;
  }
  await inTenant({}, async (tx) => {
    const [user] = await tx
      .select({ id: users.id, email: users.email, locale: users.locale })
      .from(users)
      .where(and(eq(users.emailKey, foldEmail(email)), isNull(users.disabledAt)))
      .for('update');
    if (!user) return;
    await tx
      .update(passwordResets)
      .set({ supersededAt: sql`now()` })
      .where(and(eq(passwordResets.userId, user.id), isNull(passwordResets.supersededAt)));
    const id = v7();
    const nonce = newNonce();
    await tx.insert(passwordResets).values({
      id,
      userId: user.id,
      nonce,
      tokenHash: tokenHash(deriveToken('password-reset', id, nonce)),
      expiresAt: sql`now() + make_interval(hours => ${resetHours})`,
    });
    await enqueueMail(tx, { kind: 'password-reset', resetId: id, locale: user.locale ?? locale }, user.email);
  });
}
