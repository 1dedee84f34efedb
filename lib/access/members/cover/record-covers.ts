import 'server-only';
import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { covers } from '@/db/schema/access/covers';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import { absentOf } from './close-covers';
import { recordCover, recorded } from './internal/record-cover';
import { announceCover, type Cover, tell } from './internal/tell';

const isOpenIn = (workspaceId: string) => and(eq(covers.workspaceId, workspaceId), isNull(covers.endedAt));
const hasBegun = and(
  isNull(covers.startToldAt),
  sql`${covers.startsAt} <= now() and ${covers.endsAt} > now()`,
);
const isOver = lte(covers.endsAt, sql`now()`);

/** The covers that `recordCovers` would record. */
export const isCoverDue = (workspaceId: string) => and(isOpenIn(workspaceId), or(hasBegun, isOver));

/**
 * Records the covers of a workspace that began or ended by themselves: tells both, and writes one audit event of each end,
 * dated at the end, by Latchkey itself. The update marks each, so that of any number of callers one records it. The
 * transaction must be in the workspace and its organisation.
 *
 * @returns how many it recorded
 */
export async function recordCovers(tx: Transaction, workspaceId: string): Promise<number> {
  const begun = await tx
    .update(covers)
    .set({ startToldAt: sql`now()` })
    .where(and(isOpenIn(workspaceId), hasBegun))
    .returning();
  for (const cover of begun) {
    await tell(tx, cover, 'started', null);
    await announceCover(tx, cover, [cover.memberId, cover.byId]);
  }
  const ended = await tx
    .update(covers)
    .set({ endedAt: sql`${covers.endsAt}`, endReason: 'over' })
    .where(and(isOpenIn(workspaceId), isOver))
    .returning();
  for (const cover of ended) await recordEnd(tx, cover);
  return begun.length + ended.length;
}

async function recordEnd(tx: Transaction, cover: Cover): Promise<void> {
  const { workspaceId, byId, endsAt } = cover;
  const [by] = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, byId)));
  await recordCover(tx, null, 'member.cover-ended', await absentOf(tx, cover), {
    before: by && recorded(cover, by),
    after: { endedAt: endsAt },
  });
  await tell(tx, cover, 'ended', null);
  await announceCover(tx, cover, [cover.memberId, byId]);
}
