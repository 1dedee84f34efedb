import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';

/** Simultaneous changes of a person's factors wait for each other: the last one to go takes the recovery codes along. */
export async function lockPerson(tx: Transaction, userId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
}
