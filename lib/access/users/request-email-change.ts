import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { database } from '@/db/client';
import { emailChanges, users } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { isPasswordRight } from '@/lib/access/credentials/password-hash';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { mayMailStranger } from '@/lib/access/mail/limit-mails';
import { requireFreshFactor } from '@/lib/access/second-factor/require-fresh-factor';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { enqueueMail, isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { isSameEmail } from '@/lib/platform/mail/fold-email';
import { supersedeEmailChanges } from './supersede-links';

const ofPerson: Limit = { name: 'email-change', most: 10, minutes: 60 };

type Person = Pick<SignedIn, 'userId'>;

/** Changes that could still be confirmed. */
const open = and(
  isNull(emailChanges.consumedAt),
  isNull(emailChanges.supersededAt),
  gt(emailChanges.expiresAt, sql`now()`),
);

/**
 * Requests another email address (S1.33): the new one gets a link, the present one a notification; nothing changes
 * until the link is used. An address that already has an account gets the same answer, in the same steps: only the
 * worker that sends the mail finds out, and sends none (AU1, IN12).
 *
 * @param input `password`, where the person has one: an open browser is not enough
 * @param locale of the page, where the person has chosen none
 * @throws FactorNeeded to a person with a second factor that is not fresh (B17)
 * @throws Invalid on `email` or `password`, or when no mail can be sent · Throttled
 */
export async function requestEmailChange(
  person: Pick<SignedIn, 'userId' | 'sessionId'>,
  input: { email: string; password: string },
  locale: string,
): Promise<void> {
  if (!isMailConfigured()) throw new Invalid({ '': 'no-mail' });
  await inTenant({ userId: person.userId }, (tx) => requireFreshFactor(tx, person));
  await takeAttempt(ofPerson, person.userId);
  const [user] = await database().select().from(users).where(eq(users.id, person.userId));
  if (!user) throw new Unauthenticated();
  if (isSameEmail(user.email, input.email)) throw new Invalid({ email: 'own-address' });
  if (user.passwordHash && !(await isPasswordRight(user.passwordHash, input.password)))
    throw new Invalid({ password: 'password-wrong' });
  const language = user.locale ?? locale;
  await inTenant({ userId: user.id }, (tx) => openEmailChange(tx, user, input.email, language));
}

/** Opens a change of a person's address: a link to the new one, a notification to the present one; earlier links end. */
export async function openEmailChange(
  tx: Transaction,
  user: Pick<typeof users.$inferSelect, 'id' | 'email'>,
  email: string,
  locale: string,
): Promise<void> {
  // Serialises simultaneous requests, so that only the later link works.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for('update');
  await supersedeEmailChanges(tx, user.id);
  const [id, nonce] = [v7(), newNonce()];
  await tx.insert(emailChanges).values({
    id,
    userId: user.id,
    email,
    nonce,
    tokenHash: tokenHash(deriveToken('email-change', id, nonce)),
    expiresAt: sql`now() + interval '1 day'`,
  });
  if (await mayMailStranger(tx, email))
    await enqueueMail(tx, { kind: 'email-change', changeId: id, locale }, email);
  await enqueueMail(tx, { kind: 'email-change-asked', userId: user.id, locale }, user.email);
}

/** The change whose link has not been used yet. */
export async function pendingEmailChange({ userId }: Person): Promise<{ email: string } | null> {
  const [pending] = await database()
    .select({ email: emailChanges.email })
    .from(emailChanges)
    .where(and(eq(emailChanges.userId, userId), open));
  return pending ?? null;
}

/** Cancels the requested change: its link stops working. */
export async function cancelEmailChange({ userId }: Person): Promise<void> {
  await inTenant({ userId }, (tx) => supersedeEmailChanges(tx, userId));
}
