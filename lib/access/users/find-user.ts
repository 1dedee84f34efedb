import 'server-only';
import { and, eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { accounts, users } from '@/db/schema/access/users';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { foldEmail } from '@/lib/platform/mail/fold-email';

export type KnownUser = Pick<typeof users.$inferSelect, 'id' | 'email' | 'name' | 'emailVerifiedAt'>;

const userColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  emailVerifiedAt: users.emailVerifiedAt,
};

/** The person who signs in with that account of an identity provider. Disabled people too: they get no session (SE3). */
export async function findByAccount(
  provider: string,
  providerAccountId: string,
): Promise<KnownUser | undefined> {
  const [user] = await database()
    .select(userColumns)
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)));
  return user;
}

/** The person with that email, in any case. Text that is not a plain address matches no person (AU12). */
export async function findByEmail(text: string): Promise<KnownUser | undefined> {
  const email = EmailAddress.safeParse(text);
  if (!email.success) return undefined;
  const [user] = await database()
    .select(userColumns)
    .from(users)
    .where(eq(users.emailKey, foldEmail(email.data)));
  return user;
}
