import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { contactLists } from '@/db/schema/work/contact-lists';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { lockUses } from '@/lib/work/records/uses';
import { startSending } from '@/lib/work/sendings/start-sending';
import { broadcastAudience } from './audience';
import { composeBroadcast } from './internal/delivery-methods';
import { type BroadcastRow, broadcastOf, lockDraft, type SeenBroadcast } from './internal/lock-draft';

/**
 * Sends a broadcast now, or schedules it in the workspace's time zone. From now on it cannot be changed, and
 * the scope of the member who sends it decides its audience.
 * @param at local time such as `2026-12-24T18:00`, or null for now
 * @throws Denied · NotFound · Stale when it has changed or was sent since
 * @throws Invalid on `at` for a time in the past, on `channelId` or `templateId` when one is gone
 */
export async function sendBroadcast(
  ctx: WorkspaceContext,
  { at, ...seen }: SeenBroadcast & { at: string | null },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'broadcasts.send', { kind: 'workspace' });
    const broadcast = await lockDraft(tx, actor, seen);
    const { workspaceId, id, name } = broadcast;
    await lockUses(tx, workspaceId, 'shared');
    await requireLists(tx, workspaceId, broadcast);
    await tx
      .update(broadcasts)
      .set({ ...(await composeBroadcast(tx, workspaceId, broadcast)), version: sql`version + 1` })
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

/** A broadcast to a list that was deleted since would reach other people than its author chose. */
async function requireLists(tx: Transaction, workspaceId: string, { audience }: BroadcastRow): Promise<void> {
  const { list } = broadcastAudience.parse(audience);
  const ofList = and(eq(contactLists.workspaceId, workspaceId), inArray(contactLists.id, list));
  if (list.length > 0 && (await tx.$count(contactLists, ofList)) < new Set(list).size)
    throw new Invalid({ '': 'reference-gone' });
}

/** Converts a local time to an instant, with the time-zone rules of the database (FA8). */
async function momentOf(tx: Transaction, at: string, timeZone: string) {
  const moment = sql`(${at}::timestamp at time zone ${timeZone})`;
  const [read] = await tx.execute<{ isPast: boolean }>(sql`select ${moment} <= now() as "isPast"`);
  if (read?.isPast !== false) throw new Invalid({ at: 'past' });
  return moment;
}
