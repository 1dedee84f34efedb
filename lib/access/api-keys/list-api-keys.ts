import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/access/api-keys';
import { people } from '@/db/schema/access/organisations';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';

/** A key as the list shows it, without the key itself. */
export interface ApiKeyView {
  id: string;
  name: string;
  /** Its last characters. */
  hint: string;
  scopes: string[];
  holder: { userId: string; name: string; isSelf: boolean };
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const maximumKeys = 200;

/**
 * The API keys of the workspace: valid ones first, the newest first.
 *
 * @throws Denied (S2.17)
 */
export async function listApiKeys(ctx: WorkspaceContext): Promise<ApiKeyView[]> {
  authorize(ctx, 'api-keys.view', { kind: 'workspace' });
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ key: apiKeys, holderName: people.name })
      .from(apiKeys)
      .leftJoin(
        people,
        and(eq(people.organisationId, ctx.organisation.id), eq(people.userId, apiKeys.holderId)),
      )
      .where(eq(apiKeys.workspaceId, ctx.workspace.id))
      .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(maximumKeys),
  );
  return rows.map(({ key, holderName }) => {
    const { id, name, hint, scopes, createdAt, lastUsedAt, revokedAt } = key;
    const holder = {
      userId: key.holderId,
      name: holderName ?? '',
      isSelf: key.holderId === ctx.person.userId,
    };
    return { id, name, hint, scopes, createdAt, lastUsedAt, revokedAt, holder };
  });
}
