import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { database } from '@/db/client';
import { users } from '@/db/schema/access/users';

/** Whether a person can sign in by password here, and not only through an identity provider. */
export async function hasPassword(userId: string): Promise<boolean> {
  const rows = await database()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.passwordHash)));
  return rows.length > 0;
}
