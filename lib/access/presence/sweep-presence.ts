import 'server-only';
import { sql } from 'drizzle-orm';
import { presence } from '@/db/schema/access/members';
import { announce, inTenant } from '@/db/tenant';
import { isStale } from '@/lib/access/context/presence-freshness';

/**
 * Removes consoles that no longer answer, as after a crash or a closed lid, and announces it to their workspaces. Any
 * process may do it for all, one at a time: row-level security lets stale rows through and no others (TE10).
 *
 * @returns how many were removed
 */
export async function sweepPresence(): Promise<number> {
  return inTenant({}, async (tx) => {
    const [lock] = await tx.execute<{ isHeld: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('latchkey presence')) as "isHeld"`,
    );
    if (!lock?.isHeld) return 0;
    const gone = await tx.delete(presence).where(isStale()).returning({ workspaceId: presence.workspaceId });
    for (const workspaceId of new Set(gone.map((row) => row.workspaceId))) {
      await announce(tx, { topic: 'presence', workspaceId });
    }
    return gone.length;
  });
}
