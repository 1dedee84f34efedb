import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { directoryTokens } from '@/db/schema/access/directory';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize, requireFreshFactor } from '@/lib/access/context/transactions';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { changingPeople } from '@/lib/access/people/changing-people';
import { Invalid } from '@/lib/platform/errors';
import { validDays } from './valid-days';

/** The prefix by which secret scanners recognise a token. */
export const tokenPrefix = 'lkd_';

/**
 * Creates a directory token, for which the actor answers: 256 random bits, of which only the hash is stored (IN10).
 *
 * @returns the token, shown only now
 * @throws Denied · FactorNeeded (B17) · Invalid on `days`
 */
export function createToken(
  ctx: OrganisationContext,
  { name, days }: { name: string; days: number },
): Promise<{ id: string; token: string }> {
  if (!validDays.some((each) => each === days)) throw new Invalid({ days: 'unknown-choice' });
  return changingPeople(ctx, async (tx, actor) => {
    authorize(actor, 'organisation.update', { kind: 'workspace' });
    requireFreshFactor(actor.person);
    const id = v7();
    const token = `${tokenPrefix}${newToken()}`;
    await tx.insert(directoryTokens).values({
      organisationId: actor.organisation.id,
      id,
      name,
      holderId: actor.person.userId,
      tokenHash: tokenHash(token),
      hint: token.slice(-4),
      expiresAt: sql`now() + make_interval(days => ${days})`,
    });
    await recordAudit(tx, actor.person, {
      event: 'directory-token.created',
      organisationId: actor.organisation.id,
      subject: { id, name },
      after: { days },
    });
    return { id, token };
  });
}
