import 'server-only';
import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { recoveryCodes, totpFactors } from '@/db/schema/access/second-factors';
import type { Transaction } from '@/db/tenant';
import { unseal } from '@/lib/platform/seal';
import { recoveryCodeHash } from '../recovery-code';
import { matchingStep } from '../totp';
import { databaseNow } from './database-now';

/** The kinds of factor, whose attempts are counted separately. */
export type FactorKind = 'app' | 'passkey' | 'recovery-code';

/** Apps show six digits; everything else that is typed is taken for a recovery code. */
export const kindOf = (typed: string): FactorKind => (/^\d{6}$/.test(plain(typed)) ? 'app' : 'recovery-code');

const plain = (typed: string) => typed.replace(/\s/g, '');

/** The secret of the app in its stored form. */
export const openSecret = (userId: string, sealed: Uint8Array) =>
  String(unseal('authenticator secrets', sealed, userId));

/**
 * Accepts a code of a person's second factor, if it is right and was not accepted before: one statement decides, so
 * that of simultaneous attempts one succeeds (AU13).
 */
export function acceptCode(tx: Transaction, userId: string, typed: string): Promise<boolean> {
  return kindOf(typed) === 'app' ? acceptStep(tx, userId, plain(typed)) : acceptRecovery(tx, userId, typed);
}

async function acceptStep(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const confirmed = and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt));
  const [factor] = await tx.select().from(totpFactors).where(confirmed);
  if (!factor) return false;
  const step = matchingStep(openSecret(userId, factor.secret), code, await databaseNow(tx));
  if (step === null) return false;
  const accepted = await tx
    .update(totpFactors)
    .set({ lastStep: step, lastUsedAt: sql`now()` })
    .where(and(confirmed, or(isNull(totpFactors.lastStep), lt(totpFactors.lastStep, step))))
    .returning({ userId: totpFactors.userId });
  return accepted.length > 0;
}

async function acceptRecovery(tx: Transaction, userId: string, typed: string): Promise<boolean> {
  const accepted = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeHash, recoveryCodeHash(userId, typed)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return accepted.length > 0;
}
