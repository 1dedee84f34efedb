import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { presence } from '@/db/schema/access/members';
import { inTenant } from '@/db/tenant';
import type { OpenConsole } from './console-token';
import { noteSeen } from './record-arrival';

/** In milliseconds: the consoles of a workspace that confirm within this time are recorded by one transaction. */
const gatherMs = 50;

interface Batch {
  connectionIds: Set<string>;
  known: Promise<ReadonlySet<string>>;
}

const gathering = new Map<string, Batch>();

/**
 * Records that a console is still open in its browser (S1.4). Every open console does so again and again, so that it has to be cheap.
 *
 * @returns whether that console is still known; if not, it should connect again
 */
export async function confirmConsole({ workspaceId, connectionId }: OpenConsole): Promise<boolean> {
  const batch = gathering.get(workspaceId) ?? gather(workspaceId);
  batch.connectionIds.add(connectionId);
  return (await batch.known).has(connectionId);
}

function gather(workspaceId: string): Batch {
  const connectionIds = new Set<string>();
  const known = pause(gatherMs).then(() => {
    gathering.delete(workspaceId);
    return record(workspaceId, [...connectionIds]);
  });
  const batch = { connectionIds, known };
  gathering.set(workspaceId, batch);
  return batch;
}

function record(workspaceId: string, connectionIds: string[]): Promise<ReadonlySet<string>> {
  return inTenant({ workspaceId }, async (tx) => {
    const confirmed = await tx
      .update(presence)
      .set({ seenAt: sql`now()` })
      .where(and(eq(presence.workspaceId, workspaceId), inArray(presence.connectionId, connectionIds)))
      .returning({ connectionId: presence.connectionId, memberId: presence.memberId });
    await noteSeen(
      tx,
      workspaceId,
      confirmed.map(({ memberId }) => memberId),
    );
    return new Set(confirmed.map(({ connectionId }) => connectionId));
  });
}
