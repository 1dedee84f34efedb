import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { totpFactors } from '@/db/schema/access/second-factors';
import { inTenant } from '@/db/tenant';
import { seal } from '@/lib/platform/seal';
import { openSecret } from '../internal/accept-code';
import { replaceCodes } from '../internal/replace-codes';
import { codeAt, newSecret } from '../totp';

/** Gives a person an authenticator app, set up in no session of theirs. Returns its recovery codes. */
export function giveApp({ userId }: { userId: string }): Promise<string[]> {
  return inTenant({ userId }, async (tx) => {
    const secret = seal('authenticator secrets', newSecret(), userId);
    const factor = { userId, secret, begunIn: v7(), confirmedAt: sql`now()` };
    await tx.insert(totpFactors).values(factor);
    return replaceCodes(tx, userId);
  });
}

/** The secret of a person's app. */
export function secretOf({ userId }: { userId: string }): Promise<string> {
  return inTenant({ userId }, async (tx) => {
    const [factor] = await tx.select().from(totpFactors).where(eq(totpFactors.userId, userId));
    if (!factor) throw new Error('This person has no authenticator app.');
    return openSecret(userId, factor.secret);
  });
}

/** The present code of a person's app, as if none had been used: a test does not wait for the next step. */
export async function nextCode(person: { userId: string }): Promise<string> {
  const { userId } = person;
  await inTenant({ userId }, (tx) =>
    tx.update(totpFactors).set({ lastStep: null }).where(eq(totpFactors.userId, userId)),
  );
  return codeAt(await secretOf(person), new Date());
}

/** A code of six digits that is none of the app now, nor will be while a test runs. */
export async function wrongCode(person: { userId: string }): Promise<string> {
  const secret = await secretOf(person);
  const near = Array.from({ length: 41 }, (_, n) => codeAt(secret, new Date(Date.now() + (n - 20) * 30_000)));
  return ['000000', '111111', '222222', ...near].find((code) => !near.includes(code)) ?? '';
}
