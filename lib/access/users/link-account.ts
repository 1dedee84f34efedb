import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { accounts, users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import { endKeys } from '@/lib/access/api-keys/end-keys';
import { dropFactor } from '@/lib/access/second-factor/change-factor';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { supersedeResets } from './supersede-links';

/**
 * Lets a person sign in with an account of an identity provider that vouches for their email. Credentials that a
 * stranger set up under that address before it was verified end: password, second factor, sessions, links (IN3) and API keys (KE1).
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
      .returning({ id: users.id, name: users.name });
    if (!claimed) return;
    await supersedeResets(tx, userId);
    await endAllSessions(tx, userId);
    await dropFactor(tx, userId);
    await endKeys(tx, { userId, name: claimed.name, ip: null }, { holderId: userId });
  });
}
