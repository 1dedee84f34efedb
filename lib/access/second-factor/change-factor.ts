import 'server-only';
import { eq } from 'drizzle-orm';
import { passkeys, recoveryCodes, totpFactors } from '@/db/schema/access/second-factors';
import { inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { hasFactor } from './has-factor';
import { lockPerson } from './internal/lock-person';
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
 * Removes the person's second factor: the app, all passkeys, and the codes. The next sign-in asks for none.
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

/**
 * Removes the person's authenticator app. The recovery codes go with their last factor.
 *
 * @throws FactorNeeded · Invalid without a factor
 */
export async function removeApp(person: Person): Promise<void> {
  const { userId } = person;
  await inTenant({ userId }, async (tx) => {
    await lockFactor(tx, person);
    await tx.delete(totpFactors).where(eq(totpFactors.userId, userId));
    const isLast = !(await hasFactor(tx, userId));
    if (isLast) await dropFactor(tx, userId);
    await recordChange(tx, person, isLast ? 'removed' : 'appRemoved');
  });
}

/** Deletes every factor and the codes, as part of a change that invalidates them (IN3). */
export async function dropFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(totpFactors).where(eq(totpFactors.userId, userId));
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

async function lockFactor(tx: Transaction, person: Person): Promise<void> {
  await lockPerson(tx, person.userId);
  if (!(await hasFactor(tx, person.userId))) throw new Invalid({ '': 'second-factor-none' });
  await requireFreshFactor(tx, person);
}
