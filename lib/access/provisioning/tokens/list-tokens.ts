import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { directoryTokens } from '@/db/schema/access/directory';
import { people } from '@/db/schema/access/organisations';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';
import { organisationModel, topRoleOf } from '@/lib/access/models/registry';

/** Why a token opens nothing: it was revoked, its time is over, or its administrator no longer is one. */
export type TokenEnd = 'revoked' | 'expired' | 'holder';

/** A directory token as the page shows it, without the token itself. */
export interface TokenView {
  id: string;
  name: string;
  /** Its last characters. */
  hint: string;
  holder: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  lastChange: { event: string; subject: string; at: Date } | null;
  end: TokenEnd | null;
}

const maximumTokens = 100;

/**
 * The directory tokens of the organisation, the newest first.
 *
 * @throws Denied
 */
export function listTokens(ctx: OrganisationContext): Promise<TokenView[]> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  return acrossOrganisation(ctx, async (tx) => {
    const rows = await tx
      .select({
        token: directoryTokens,
        holder: people.name,
        isExpired: sql<boolean>`${directoryTokens.expiresAt} <= now()`,
        isHeld: sql<boolean>`coalesce(${people.role} = ${topRoleOf(organisationModel)} and ${people.suspendedAt} is null, false)`,
      })
      .from(directoryTokens)
      .leftJoin(
        people,
        and(eq(people.organisationId, ctx.organisation.id), eq(people.userId, directoryTokens.holderId)),
      )
      .where(eq(directoryTokens.organisationId, ctx.organisation.id))
      .orderBy(desc(directoryTokens.createdAt), desc(directoryTokens.id))
      .limit(maximumTokens);
    return rows.map(({ token, holder, isExpired, isHeld }) => {
      const { id, name, hint, createdAt, expiresAt, lastUsedAt, lastChange } = token;
      const end = token.revokedAt ? 'revoked' : isExpired ? 'expired' : isHeld ? null : 'holder';
      return {
        ...{ id, name, hint, createdAt, expiresAt, lastUsedAt, end },
        holder: holder ?? '',
        lastChange: lastChange && { ...lastChange, at: new Date(lastChange.at) },
      };
    });
  });
}
