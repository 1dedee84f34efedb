import 'server-only';
import { eq } from 'drizzle-orm';
import type { sessions } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import { elsewhere, type Transaction } from '@/db/tenant';
import { endViewingNow } from './record-viewings';

type Ended = Pick<typeof sessions.$inferSelect, 'userId' | 'viewingId' | 'viewingIn'>;

/**
 * Ends what sessions view as, in the transaction that ends the sessions: the viewing is over at that moment, not when
 * its time would have passed. One whose time has passed already is recorded as ended then.
 */
export async function endWithSessions(tx: Transaction, ended: readonly Ended[]): Promise<void> {
  for (const { userId, viewingId, viewingIn } of ended) {
    if (viewingId && viewingIn) await endOne(tx, userId, viewingIn, viewingId);
  }
}

async function endOne(tx: Transaction, userId: string, workspaceId: string, id: string): Promise<void> {
  const organisationId = await elsewhere(tx, { userId, workspaceId }, async () => {
    const [workspace] = await tx
      .select({ organisationId: workspaces.organisationId })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId));
    return workspace?.organisationId;
  });
  if (!organisationId) return;
  await elsewhere(tx, { userId, workspaceId, organisationId }, () =>
    endViewingNow(tx, { workspaceId, id }, ({ byName: name }) => ({ userId, name, ip: null })),
  );
}
