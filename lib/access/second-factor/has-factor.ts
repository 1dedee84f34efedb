import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { holdsFactor } from '@/lib/access/sessions/holds-factor';

/** Whether a person has a second factor that is set up. */
export async function hasFactor(tx: Transaction, userId: string): Promise<boolean> {
  const [user] = await tx
    .select({ hasFactor: holdsFactor(users.id) })
    .from(users)
    .where(eq(users.id, userId));
  return user?.hasFactor ?? false;
}
