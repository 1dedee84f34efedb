import 'server-only';
import { sql } from 'drizzle-orm';
import { broadcasts } from '@/db/schema/work/broadcasts';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { startSending } from '@/lib/work/sendings/start-sending';
import { composed } from './internal/delivery-methods';
import { broadcastOf, lockDraft, type SeenBroadcast } from './internal/lock-draft';

/**
 * Lets a broadcast go out, now or at a time of day in the workspace's own time zone. From here on it stays as it is,
 * and its audience is that of whoever sent it.
 *
 * @param at `2026-12-24T18:00`, or null for now
 * @throws Denied · NotFound · Stale when someone changed or sent it meanwhile
 * @throws Invalid on `at` for what is past, on `channelId` or `templateId` for what is gone
 */
export async function sendBroadcast(
  ctx: WorkspaceContext,
  { at, ...seen }: SeenBroadcast & { at: string | null },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'broadcasts.send', { kind: 'workspace' });
    const broadcast = await lockDraft(tx, actor, seen);
    const { workspaceId, id, name } = broadcast;
    await tx
      .update(broadcasts)
      .set({ ...(await composed(tx, workspaceId, broadcast)), version: sql`version + 1` })
      .where(broadcastOf(workspaceId, id));
    const dueAt = at === null ? null : await momentOf(tx, at, actor.workspace.timeZone);
    await startSending(tx, actor, { kind: 'broadcast', subjectId: id, dueAt });
    await recordAudit(tx, actor.person, {
      event: 'broadcast.sent',
      organisationId: actor.organisation.id,
      workspaceId,
      subject: { id, name },
      after: { at },
    });
  });
}

/** The moment that the workspace's clocks then show, as the database reckons (FA8). */
async function momentOf(tx: Transaction, at: string, timeZone: string) {
  const moment = sql`(${at}::timestamp at time zone ${timeZone})`;
  const [read] = await tx.execute<{ isPast: boolean }>(sql`select ${moment} <= now() as "isPast"`);
  if (read?.isPast !== false) throw new Invalid({ at: 'past' });
  return moment;
}
