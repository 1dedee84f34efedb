import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/access/api-keys';
import { users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant } from '@/db/tenant';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { Denied, NotFound, Unauthenticated } from '@/lib/platform/errors';
import { from, takeTry } from '@/lib/platform/limits/take-try';
import { availability } from '@/lib/policy/might-ever';
import type { ApiScope } from './scopes';

const perKey = { name: 'api-key', most: 120, minutes: 1 };
const unknownKeys = { name: 'api-unknown-key', most: 60, minutes: 1 };

/** What a program that presented a key works with: its holder's own context, and what the key was made for. */
export interface KeyContext {
  ctx: WorkspaceContext;
  scopes: readonly string[];
}

/**
 * Opens the workspace of an API key, as its holder stands there at this moment (R4): what they may not do, the key
 * may not. A key outlives neither its holder's account (S2.17, SE3) nor the membership it was made in (KE1). Whether they may still
 * see keys in the console does not matter to it.
 *
 * @throws Unauthenticated for every key that opens nothing, whyever · Throttled
 */
export async function openWithKey(token: string, ip: string | null): Promise<KeyContext> {
  const found = await findKey(token);
  if (!found) {
    await takeTry(unknownKeys, from(ip));
    throw new Unauthenticated();
  }
  await takeTry(perKey, found.id);
  try {
    const ctx = await loadWorkspaceContext({ ...found.person, ip }, found.slug);
    return { ctx, scopes: found.scopes };
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
          // Busy programs need no write each time.
          or(isNull(apiKeys.lastUsedAt), sql`${apiKeys.lastUsedAt} < now() - interval '1 minute'`),
        ),
      );
    const person: Omit<SignedIn, 'ip'> = { ...holder, sessionId: key.id };
    return { id: key.id, scopes: key.scopes, slug: workspace.slug, person };
  });
}

/**
 * Refuses a key that was not made for this, and one whose holder may not do it now: making it was long ago (R4).
 *
 * @throws Denied
 */
export function requireScope({ ctx, scopes }: KeyContext, scope: ApiScope): void {
  const { state, decision } = availability(ctx.access, scope);
  if (state !== 'open') throw new Denied(decision);
  if (scopes.includes(scope)) return;
  const rule = { kind: 'unknown', id: 'api-scope', model: ctx.model.id } as const;
  throw new Denied({ allowed: false, rule, remedy: { kind: 'none' } });
}
