import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { members, presence } from '@/db/schema/access/members';
import { announce, type Transaction } from '@/db/tenant';
import { reloadContext, type WorkspaceContext } from '@/lib/access/context/context';
import { leaveRow } from '@/lib/access/context/effective-membership';
import { isFresh } from '@/lib/access/context/presence-freshness';
import { inWorkspace } from '@/lib/access/context/transactions';

/**
 * Records that a person's console is open, and announces it to the workspace if they were not online (S1.4).
 *
 * @throws NotFound when their membership has ended
 */
export async function arrive(ctx: WorkspaceContext, connectionId: string): Promise<void> {
  await inWorkspace(ctx, async (tx) => {
    await lockPresence(tx, ctx.member.id);
    const now = await reloadContext(tx, ctx);
    await leaveRow(tx, now);
    const { workspace, member } = now;
    const wasOnline = await isElsewhere(tx, member, connectionId);
    await tx.insert(presence).values({ workspaceId: workspace.id, memberId: member.id, connectionId });
    await noteSeen(tx, workspace.id, [member.id]);
    if (!wasOnline) await announce(tx, { topic: 'presence', workspaceId: workspace.id });
  });
}

type Place = Pick<typeof members.$inferSelect, 'workspaceId' | 'id'>;

/** Serialises the arrivals and departures of a person, so that the last announcement is true. */
export async function lockPresence(tx: Transaction, memberId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${memberId}, 1))`);
}

/** Whether the person has another console open in this workspace. */
export async function isElsewhere(tx: Transaction, place: Place, connectionId: string): Promise<boolean> {
  const others = await tx
    .select({ id: presence.connectionId })
    .from(presence)
    .where(
      and(
        eq(presence.workspaceId, place.workspaceId),
        eq(presence.memberId, place.id),
        ne(presence.connectionId, connectionId),
        isFresh(),
      ),
    )
    .limit(1);
  return others.length > 0;
}

/** Records when members were last seen, at most once a minute (S1.5). */
export async function noteSeen(
  tx: Transaction,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx
    .update(members)
    .set({ lastSeenAt: sql`now()` })
    .where(
      and(
        eq(members.workspaceId, workspaceId),
        inArray(members.id, [...memberIds]),
        sql`coalesce(${members.lastSeenAt}, '-infinity') < now() - interval '1 minute'`,
      ),
    );
}
