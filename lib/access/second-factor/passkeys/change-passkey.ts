import 'server-only';
import { and, eq } from 'drizzle-orm';
import { passkeys, recoveryCodes } from '@/db/schema/access/second-factors';
import { inTenant } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { hasFactor } from '../has-factor';
import { lockPerson } from '../internal/lock-person';
import { recordChange, recordInTrail } from '../record-change';
import { requireFreshFactor } from '../require-fresh-factor';

type Person = Pick<SignedIn, 'userId' | 'sessionId' | 'ip'>;

const ownPasskey = ({ userId }: Person, id: string) => and(eq(passkeys.id, id), eq(passkeys.userId, userId));

/**
 * Gives a passkey of the person another name, by which they tell it from the others.
 *
 * @throws FactorNeeded · NotFound also for the passkey of another
 */
export async function renamePasskey(
  person: Person,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await inTenant({ userId: person.userId }, async (tx) => {
    await requireFreshFactor(tx, person);
    const renamed = await tx.update(passkeys).set({ name }).where(ownPasskey(person, id)).returning();
    if (renamed.length === 0) throw new NotFound();
    await recordInTrail(tx, person, 'passkeyRenamed');
  });
}

/**
 * Removes a passkey of the person. The recovery codes go with their last factor.
 *
 * @throws FactorNeeded · NotFound also for the passkey of another
 */
export async function removePasskey(person: Person, { id }: { id: string }): Promise<void> {
  const { userId } = person;
  await inTenant({ userId }, async (tx) => {
    await lockPerson(tx, userId);
    await requireFreshFactor(tx, person);
    const removed = await tx.delete(passkeys).where(ownPasskey(person, id)).returning();
    if (removed.length === 0) throw new NotFound();
    const isLast = !(await hasFactor(tx, userId));
    if (isLast) await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await recordChange(tx, person, isLast ? 'removed' : 'passkeyRemoved');
  });
}
