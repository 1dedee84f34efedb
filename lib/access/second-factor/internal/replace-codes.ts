import 'server-only';
import { eq } from 'drizzle-orm';
import { recoveryCodes } from '@/db/schema/access/second-factors';
import type { Transaction } from '@/db/tenant';
import { newRecoveryCodes, recoveryCodeHash } from '../recovery-code';

/** Gives a person ten new codes; all earlier ones stop working. Returns them, for the only time. */
export async function replaceCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ userId, codeHash: recoveryCodeHash(userId, code) })));
  return codes;
}
