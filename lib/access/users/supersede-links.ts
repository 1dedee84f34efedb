import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { emailChanges, passwordResets } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';

/** Kills the reset links that a person still has. */
export async function supersedeResets(tx: Transaction, userId: string): Promise<void> {
  await tx
    .update(passwordResets)
    .set({ supersededAt: sql`now()` })
    .where(
      and(
        eq(passwordResets.userId, userId),
        isNull(passwordResets.supersededAt),
        isNull(passwordResets.consumedAt),
      ),
    );
}

/** Kills the links of changes that a person asked for. */
export async function supersedeEmailChanges(tx: Transaction, userId: string): Promise<void> {
  await tx
    .update(emailChanges)
    .set({ supersededAt: sql`now()` })
    .where(and(eq(emailChanges.userId, userId), isNull(emailChanges.supersededAt)));
}
