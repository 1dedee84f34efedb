import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { emailChanges, passwordResets } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';

/** Ends the reset links of a person. */
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

/** Ends the links of a person's requested changes. */
export async function supersedeEmailChanges(tx: Transaction, userId: string): Promise<void> {
  await tx
    .update(emailChanges)
    .set({ supersededAt: sql`now()` })
    .where(and(eq(emailChanges.userId, userId), isNull(emailChanges.supersededAt)));
}
