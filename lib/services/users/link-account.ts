import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { accounts, users } from '@/db/schema/users';
import { inTenant } from '@/db/tenant';
import { endAllSessions } from '@/lib/services/sessions/end-all';
import { supersedeResets } from './supersede-links';

/**
 * Lets a person sign in by an account of an identity provider that vouches for their email. Whatever somebody
 * set up under that address before it was verified is theirs no longer: password, sessions and links end (IN3).
 */
export async function linkAccount(
  userId: string,
  account: { provider: string; providerAccountId: string },
): Promise<void> {
  await inTenant({ userId }, async (tx) => {
    await tx.insert(accounts).values({ userId, ...account });
    const [claimed] = await tx
      .update(users)
      .set({ emailVerifiedAt: sql`now()`, passwordHash: null })
      .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)))
      .returning({ id: users.id });
    if (!claimed) return;
    await supersedeResets(tx, userId);
    await endAllSessions(tx, userId);
  });
}
