import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/api-keys';
import { announce } from '@/db/tenant';
import { NotFound } from '@/lib/errors';
import { requireId } from '@/lib/require-id';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { recordAudit } from '@/lib/services/access/record-audit';
import { authorize, changingWork } from '@/lib/services/access/transact';

/**
 * Ends an API key, whosever it is. It opens nothing from the next request on, and cannot be brought back.
 *
 * @throws Denied · NotFound, also for what is revoked already
 */
export async function revokeApiKey(ctx: WorkspaceContext, { keyId }: { keyId: string }): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'api-keys.revoke', { kind: 'workspace' });
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(apiKeys.workspaceId, actor.workspace.id),
          eq(apiKeys.id, requireId(keyId)),
          isNull(apiKeys.revokedAt),
        ),
      )
      .returning({ id: apiKeys.id, name: apiKeys.name });
    if (!revoked) throw new NotFound();
    await recordAudit(tx, actor.person, {
      event: 'api-key.revoked',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: revoked,
    });
    await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
  });
}
