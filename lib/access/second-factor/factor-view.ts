import 'server-only';
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { passkeys, recoveryCodes, totpFactors } from '@/db/schema/access/second-factors';
import { inTenant, type Transaction } from '@/db/tenant';

/** One factor, as the pages of its person show it. */
interface Dated {
  addedAt: Date;
  lastUsedAt: Date | null;
}

/** The second factor of a person, as their own pages show it: nothing that opens anything. */
export interface FactorView {
  /** When the first of those that they have now was added. */
  addedAt: Date;
  app: Dated | null;
  passkeys: PasskeyView[];
  codesLeft: number;
}

export interface PasskeyView extends Dated {
  id: string;
  name: string;
  /** The host for which it was made; it works for no other. */
  host: string;
}

/** The person's second factor; null without one. */
export async function readFactor(userId: string): Promise<FactorView | null> {
  return inTenant({ userId }, async (tx) => {
    const [app = null] = await tx
      .select({ addedAt: totpFactors.confirmedAt, lastUsedAt: totpFactors.lastUsedAt })
      .from(totpFactors)
      .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));
    const own = await readPasskeys(tx, userId);
    const [first] = [...(app?.addedAt ? [app.addedAt] : []), ...own.map(({ addedAt }) => addedAt)].sort(
      (one, other) => one.getTime() - other.getTime(),
    );
    if (!first) return null;
    const [codes] = await tx
      .select({ left: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
    return {
      addedAt: first,
      app: app?.addedAt ? { ...app, addedAt: app.addedAt } : null,
      passkeys: own,
      codesLeft: codes?.left ?? 0,
    };
  });
}

/** The oldest first. */
const readPasskeys = (tx: Transaction, userId: string): Promise<PasskeyView[]> =>
  tx
    .select({
      id: passkeys.id,
      name: passkeys.name,
      host: passkeys.host,
      addedAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(passkeys.id);
