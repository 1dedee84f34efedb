import 'server-only';
import { v7 } from 'uuid';
import { apiKeys } from '@/db/schema/access/api-keys';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork, requireFreshFactor } from '@/lib/access/context/transactions';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { requireScope } from './scope-availability';
import type { ApiScope } from './scopes';

/** The prefix by which secret scanners recognise a key. */
export const keyPrefix = 'lk_';

/**
 * Creates an API key of the actor: 256 random bits, of which only the hash is stored (IN10).
 *
 * @returns the key, shown only now
 * @throws Denied, also for a scope that the actor does not hold (R3) · FactorNeeded (B17)
 */
export function createApiKey(
  ctx: WorkspaceContext,
  { name, scopes }: { name: string; scopes: readonly ApiScope[] },
): Promise<{ id: string; token: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'api-keys.create', { kind: 'workspace' });
    requireFreshFactor(actor.person);
    for (const scope of scopes) await requireScope(actor, scope, tx);
    const id = v7();
    const token = `${keyPrefix}${newToken()}`;
    await tx.insert(apiKeys).values({
      workspaceId: actor.workspace.id,
      id,
      holderId: actor.person.userId,
      membershipId: actor.inheritedFrom.memberId,
      name,
      tokenHash: tokenHash(token),
      hint: token.slice(-4),
      scopes: [...new Set(scopes)],
    });
    await recordAudit(tx, actor.person, {
      event: 'api-key.created',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id, name },
      after: { scopes },
    });
    await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
    return { id, token };
  });
}
