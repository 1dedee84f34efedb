import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/access/api-keys';
import { users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant } from '@/db/tenant';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { NotFound, Unauthenticated } from '@/lib/platform/errors';
import { from, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { perKey, unknownKeys } from './limits';

/** The context of a program that presented a key: the context of the key's holder, and the scopes of the key. */
export interface KeyContext {
  id: string;
  ctx: WorkspaceContext;
  scopes: readonly string[];
}

/**
 * Opens the workspace of an API key with the present access of its holder (R4): an act denied to them is denied to
 * the key. A key ends with its holder's account (S2.17, SE3) and with the membership in which it was made (KE1).
 * Whether the holder may still see keys in the console does not matter.
 *
 * @throws Unauthenticated for every invalid key, whatever the reason · Throttled
 */
export async function openWithKey(token: string, ip: string | null): Promise<KeyContext> {
  const apiKey = await findKey(token);
  if (!apiKey) {
    await takeAttempt(unknownKeys, from(ip));
    throw new Unauthenticated();
  }
  await takeAttempt(perKey, apiKey.id);
  try {
    const ctx = await loadWorkspaceContext({ ...apiKey.person, ip }, apiKey.slug);
    return { id: apiKey.id, ctx, scopes: apiKey.scopes };
  } catch (error) {
    if (error instanceof NotFound) throw new Unauthenticated();
    throw error;
  }
}

async function findKey(token: string) {
  const apiKeyHash = tokenHash(token);
  return inTenant({ apiKeyHash }, async (tx) => {
    const [key] = await tx
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.tokenHash, apiKeyHash), isNull(apiKeys.revokedAt)));
    if (!key) return null;
    await enter(tx, { workspaceId: key.workspaceId });
    const [workspace] = await tx
      .select({ slug: workspaces.slug })
      .from(workspaces)
      .where(eq(workspaces.id, key.workspaceId));
    const [holder] = await tx
      .select({ userId: users.id, name: users.name, email: users.email, locale: users.locale })
      .from(users)
      .where(and(eq(users.id, key.holderId), isNull(users.disabledAt)));
    if (!workspace || !holder) return null;
    await tx
      .update(apiKeys)
      .set({ lastUsedAt: sql`now()` })
      .where(
        and(
          eq(apiKeys.workspaceId, key.workspaceId),
          eq(apiKeys.id, key.id),
          // At most one write a minute for each key.
          or(isNull(apiKeys.lastUsedAt), sql`${apiKeys.lastUsedAt} < now() - interval '1 minute'`),
        ),
      );
    const person: Omit<SignedIn, 'ip'> = { ...holder, sessionId: key.id };
    return { id: key.id, scopes: key.scopes, slug: workspace.slug, person };
  });
}
