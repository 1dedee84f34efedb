import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import type { SignedIn } from './context';

/**
 * Reads a person on whose behalf background work acts. They have no session.
 *
 * @throws NotFound when their account is missing or disabled (SE3)
 */
export async function backgroundPerson(tx: Transaction, userId: string): Promise<SignedIn> {
  const [user] = await tx
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user) throw new NotFound();
  return { userId, ...user, sessionId: '', ip: null };
}
