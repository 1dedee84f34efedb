import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/access/api-keys';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, elsewhere, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';

/**
 * Ends the API keys of a person in the transaction of a change that must not leave them valid: the end of the
 * membership in which they were made, or a password that another person may have known (KE1). Searches every
 * workspace, since administrators from above make keys below. An ended key cannot be restored (231).
 *
 * @param actor the author of the change, for the audit trail of each organisation
 * @param of.membershipId only the keys made in this membership; without it, all keys of the person
 */
export async function endKeys(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'>,
  of: { holderId: string; membershipId?: string },
): Promise<void> {
  const made = and(
    eq(apiKeys.holderId, of.holderId),
    isNull(apiKeys.revokedAt),
    of.membershipId === undefined ? undefined : eq(apiKeys.membershipId, of.membershipId),
  );
  const keys = await elsewhere(tx, { userId: of.holderId }, () =>
    tx
      .select({ id: apiKeys.id, name: apiKeys.name, workspaceId: apiKeys.workspaceId })
      .from(apiKeys)
      .where(made)
      .orderBy(apiKeys.workspaceId, apiKeys.id),
  );
  for (const key of keys) await endKey(tx, actor, key);
}

async function endKey(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'>,
  { workspaceId, ...key }: { id: string; name: string; workspaceId: string },
): Promise<void> {
  const organisationId = await elsewhere(tx, { workspaceId }, async () => {
    const [workspace] = await tx
      .select({ organisationId: workspaces.organisationId })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId));
    return workspace?.organisationId;
  });
  if (organisationId === undefined) throw new Error('The workspace of an API key was not found.');
  await elsewhere(tx, { workspaceId, organisationId }, async () => {
    await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.id, key.id)));
    await recordAudit(tx, actor, { event: 'api-key.revoked', organisationId, workspaceId, subject: key });
    await announce(tx, { topic: 'settings', workspaceId });
  });
}
