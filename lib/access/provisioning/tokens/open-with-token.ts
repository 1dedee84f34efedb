import 'server-only';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { directoryTokens } from '@/db/schema/access/directory';
import { organisations } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import { enter, inTenant } from '@/db/tenant';
import { loadOrganisationContext, type OrganisationContext } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { NotFound, Unauthenticated } from '@/lib/platform/errors';
import { from, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { note } from '@/lib/platform/refusals/asked';
import { availability } from '@/lib/policy/might-ever';
import { perToken, unknownTokens } from './limits';

/**
 * Opens the organisation of a directory token with the present access of the administrator who answers for it (R3, R4).
 *
 * @throws Unauthenticated for every invalid token, whatever the reason · Throttled
 */
export async function openWithToken(token: string, ip: string | null): Promise<OrganisationContext> {
  const found = await findToken(token);
  if (!found) {
    await takeAttempt(unknownTokens, from(ip));
    throw new Unauthenticated();
  }
  note({ program: found.program.id, user: found.person.userId });
  await takeAttempt(perToken, found.program.id);
  const { slug, program, person } = found;
  try {
    const ctx = await loadOrganisationContext({ ...person, program, ip }, slug);
    if (availability(ctx.access, 'organisation.update').state !== 'open') throw new Unauthenticated();
    return ctx;
  } catch (error) {
    if (error instanceof NotFound) throw new Unauthenticated();
    throw error;
  }
}

async function findToken(token: string) {
  const hash = tokenHash(token);
  return inTenant({ apiKeyHash: hash }, async (tx) => {
    const [row] = await tx
      .select()
      .from(directoryTokens)
      .where(
        and(
          eq(directoryTokens.tokenHash, hash),
          isNull(directoryTokens.revokedAt),
          gt(directoryTokens.expiresAt, sql`now()`),
        ),
      );
    if (!row) return null;
    const { organisationId, id, name } = row;
    await enter(tx, { organisationId });
    const [organisation] = await tx
      .select({ slug: organisations.slug })
      .from(organisations)
      .where(eq(organisations.id, organisationId));
    const [holder] = await tx
      .select({ userId: users.id, name: users.name, email: users.email, locale: users.locale })
      .from(users)
      .where(and(eq(users.id, row.holderId), isNull(users.disabledAt)));
    if (!organisation || !holder) return null;
    await tx
      .update(directoryTokens)
      .set({ lastUsedAt: sql`now()` })
      .where(
        and(
          eq(directoryTokens.organisationId, organisationId),
          eq(directoryTokens.id, id),
          // At most one write a minute for each token.
          or(
            isNull(directoryTokens.lastUsedAt),
            sql`${directoryTokens.lastUsedAt} < now() - interval '1 minute'`,
          ),
        ),
      );
    return { slug: organisation.slug, program: { id, name }, person: { ...holder, sessionId: id } };
  });
}
