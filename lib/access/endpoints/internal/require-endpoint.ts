import 'server-only';
import { and, eq } from 'drizzle-orm';
import { eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

export type Endpoint = typeof eventEndpoints.$inferSelect;

/**
 * Refuses people who may not make endpoints: the right is that of API keys, and an endpoint tells of members, so that
 * its maker must see them (R3).
 *
 * @throws Denied
 */
export function authorizeEndpoints(ctx: WorkspaceContext): void {
  authorize(ctx, 'api-keys.create', { kind: 'workspace' });
  authorize(ctx, 'users.view', { kind: 'workspace' });
}

/** The condition for one endpoint of a workspace. */
export const isEndpoint = (workspaceId: string, id: string) =>
  and(eq(eventEndpoints.workspaceId, workspaceId), eq(eventEndpoints.id, requireId(id)));

/** Reads an endpoint, locked until the end of the transaction. @throws NotFound */
export async function lockEndpoint(tx: Transaction, workspaceId: string, id: string): Promise<Endpoint> {
  const [row] = await tx.select().from(eventEndpoints).where(isEndpoint(workspaceId, id)).for('update');
  if (!row) throw new NotFound();
  return row;
}
