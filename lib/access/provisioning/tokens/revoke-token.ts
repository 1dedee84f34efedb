import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { directoryTokens } from '@/db/schema/access/directory';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { changingPeople } from '@/lib/access/people/changing-people';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

/**
 * Ends a directory token of the organisation. It opens nothing from the next request on, and cannot be restored. What it
 * gave stays.
 *
 * @throws Denied · NotFound, also for a revoked token
 */
export async function revokeToken(ctx: OrganisationContext, { tokenId }: { tokenId: string }): Promise<void> {
  await changingPeople(ctx, async (tx, actor) => {
    authorize(actor, 'organisation.update', { kind: 'workspace' });
    const [revoked] = await tx
      .update(directoryTokens)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(directoryTokens.organisationId, actor.organisation.id),
          eq(directoryTokens.id, requireId(tokenId)),
          isNull(directoryTokens.revokedAt),
        ),
      )
      .returning({ id: directoryTokens.id, name: directoryTokens.name });
    if (!revoked) throw new NotFound();
    await recordAudit(tx, actor.person, {
      event: 'directory-token.revoked',
      organisationId: actor.organisation.id,
      subject: revoked,
    });
  });
}
