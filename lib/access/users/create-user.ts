import 'server-only';
import { sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { users } from '@/db/schema/access/users';
import { type Transaction, violatedConstraint } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { EmailAddress } from '@/lib/platform/mail/email-address';

export interface NewUser {
  email: string;
  name: string;
  /** From `hashPassword`; absent for people who sign in elsewhere. */
  passwordHash?: string;
  locale?: string | null;
  /** Whether the address is verified: a link sent to it was used, or an identity provider vouches for it. */
  isEmailVerified: boolean;
}

/**
 * Creates an account. It gives no access to anything: access needs a membership in a workspace.
 *
 * @throws Invalid when the email is taken, or is not one plain address (AU12)
 */
export async function createUser(tx: Transaction, user: NewUser): Promise<typeof users.$inferSelect> {
  const { isEmailVerified, ...given } = user;
  const email = EmailAddress.safeParse(given.email);
  if (!email.success) throw new Invalid({ email: 'email' });
  try {
    // A savepoint: the caller's transaction continues after a refusal.
    const created = await oneRow(
      tx.transaction((inner) =>
        inner
          .insert(users)
          .values({ ...given, email: email.data, emailVerifiedAt: isEmailVerified ? sql`now()` : null })
          .returning(),
      ),
    );
    return created;
  } catch (error) {
    if (violatedConstraint(error) === 'users_email_key') throw new Invalid({ email: 'email-taken' });
    throw error;
  }
}
