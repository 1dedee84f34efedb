import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { recoveryCodes, totpFactors } from '@/db/schema/access/second-factors';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { replaceCodes } from './internal/replace-codes';
import { recordChange } from './record-change';
import { requireFreshFactor } from './require-fresh-factor';

type Person = Pick<SignedIn, 'userId' | 'sessionId' | 'ip'>;

/**
 * Gives the person ten new recovery codes; the earlier ones stop working.
 *
 * @returns the codes, for the only time
 * @throws FactorNeeded · Invalid without a factor
 */
export function renewCodes(person: Person): Promise<string[]> {
  return inTenant({ userId: person.userId }, async (tx) => {
    await lockFactor(tx, person);
    const codes = await replaceCodes(tx, person.userId);
    await recordChange(tx, person, 'renewed');
    return codes;
  });
}

/**
 * Removes the person's second factor and its codes: the next sign-in asks for none.
 *
 * @throws FactorNeeded · Invalid without a factor
 */
export async function removeFactor(person: Person): Promise<void> {
  await inTenant({ userId: person.userId }, async (tx) => {
    await lockFactor(tx, person);
    await dropFactor(tx, person.userId);
    await recordChange(tx, person, 'removed');
  });
}

/** Deletes a factor and its codes, as part of a change that invalidates them (IN3). */
export async function dropFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(totpFactors).where(eq(totpFactors.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

/** Simultaneous changes wait for each other. */
async function lockFactor(tx: Transaction, person: Person): Promise<void> {
  const [factor] = await tx
    .select({ userId: totpFactors.userId })
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, person.userId), isNotNull(totpFactors.confirmedAt)))
    .for('update');
  if (!factor) throw new Invalid({ '': 'second-factor-none' });
  await requireFreshFactor(tx, person);
}
