import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/access/api-keys';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

/**
 * Ends an API key of any holder. It opens nothing from the next request on, and cannot be restored.
 *
 * @throws Denied · NotFound, also for a revoked key
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
