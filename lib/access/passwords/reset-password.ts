import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { passwordResets, users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import { endKeys } from '@/lib/access/api-keys/end-keys';
import { recordInOrganisations } from '@/lib/access/audit/record-in-organisations';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { refuseGuessable } from '@/lib/access/credentials/refuse-guessable';
import { tokenHash } from '@/lib/access/credentials/token';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { supersedeEmailChanges, supersedeResets } from '@/lib/access/users/supersede-links';
import { Invalid } from '@/lib/platform/errors';
import { rememberNetwork } from '@/lib/platform/limits/known-network';
import { isIssuerStillEntitled } from './check-issuer';
import { mailAboutPassword } from './internal/mail-about-password';

const usable = (token: string) =>
  and(
    eq(passwordResets.tokenHash, tokenHash(token)),
    isNull(passwordResets.consumedAt),
    isNull(passwordResets.supersededAt),
    gt(passwordResets.expiresAt, sql`now()`),
  );

/** Whether the link still works. Reading does not consume it: mail scanners open links too. */
export async function isResetUsable(token: string): Promise<boolean> {
  return (await personOf(token)) !== undefined;
}

async function personOf(token: string): Promise<{ email: string; name: string } | undefined> {
  const [person] = await database()
    .select({ email: users.email, name: users.name })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(and(usable(token), isNull(users.disabledAt)));
  return person;
}

/**
 * Sets a new password by link, once. All sessions, other links and API keys of the person end (AU4, AU5, KE1), and
 * they are mailed.
 *
 * @param ip of the request, for the audit trail
 * @throws Invalid when the link is used, superseded, expired or invented: all look alike; on `password` for one that
 *   others try first, and the link still works (AU15)
 */
export async function resetPassword(token: string, password: string, ip: string | null): Promise<void> {
  const person = await personOf(token);
  if (!person) throw new Invalid({ '': 'link-dead' });
  refuseGuessable('password', password, { email: person.email, names: [person.name] });
  const passwordHash = await hashPassword(password);
  await inTenant({}, async (tx) => {
    const [link] = await tx
      .update(passwordResets)
      .set({ consumedAt: sql`now()` })
      .where(usable(token))
      .returning({
        userId: passwordResets.userId,
        issuedBy: passwordResets.issuedBy,
        issuedIn: passwordResets.issuedIn,
        issuedAs: passwordResets.issuedAs,
      });
    if (!link) throw new Invalid({ '': 'link-dead' });
    const { userId, issuedBy, issuedIn, issuedAs } = link;
    const isIssued = issuedBy !== null;
    if (isIssued && !(await isIssuerStillEntitled(tx, { userId, issuedBy, issuedIn, issuedAs })))
      throw new Invalid({ '': 'link-dead' });
    // A link that was mailed to the address proves that the address is theirs; a link passed on does not.
    const emailVerifiedAt = sql`coalesce(${users.emailVerifiedAt}, now())`;
    const [user] = await tx
      .update(users)
      .set(isIssued ? { passwordHash } : { passwordHash, emailVerifiedAt })
      .where(and(eq(users.id, link.userId), isNull(users.disabledAt)))
      .returning({ id: users.id, name: users.name });
    if (!user) throw new Invalid({ '': 'link-dead' });
    await supersedeResets(tx, user.id);
    await supersedeEmailChanges(tx, user.id);
    await endAllSessions(tx, user.id);
    await endKeys(tx, { userId: user.id, name: user.name, ip }, { holderId: user.id });
    // The next sign-in from this network is not blocked by the attempts of strangers (LI2).
    await rememberNetwork(tx, user.id, ip);
    await mailAboutPassword(tx, user.id);
    await recordInOrganisations(tx, { userId: user.id, ip }, 'user.password-reset');
  });
}
