import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { covers } from '@/db/schema/access/covers';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingMembers } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { lockCover, lockCovering } from './internal/lock-cover';
import { recordCover, recorded } from './internal/record-cover';
import { requireFree, spanOf } from './internal/span';
import { announceCover } from './internal/tell';
import { mayArrange, mayBeCovering } from './may-arrange';
import { begin, require, type StartCover } from './start-cover';

export interface ChangeCover extends Omit<StartCover, 'memberId'> {
  coverId: string;
  /** The version that the form showed. */
  version: number;
}

/**
 * Changes the colleague or the days of a cover (B11). A cover that has begun keeps its beginning. The covering member
 * cannot change it: they can end it.
 *
 * @throws Denied · NotFound when it has ended · Stale
 * @throws Invalid on `byId` and `ends`, as `startCover`
 */
export function changeCover(ctx: WorkspaceContext, input: ChangeCover): Promise<void> {
  return changingMembers(ctx, async (tx, actor) => {
    const { cover, absent, by } = await lockCover(tx, actor, input.coverId);
    require(mayArrange(actor, absent));
    if (cover.version !== input.version) throw new Stale();
    const next = input.byId === by.id ? by : await lockCovering(tx, actor, absent, input.byId);
    require(mayBeCovering(actor, absent, next));
    const asked = await spanOf(tx, actor, input);
    const hasBegun = cover.startsAt <= asked.startsAt && next.id === by.id && cover.startToldAt !== null;
    const span = { ...asked, startsAt: hasBegun ? cover.startsAt : asked.startsAt };
    const { workspaceId, memberId, id } = cover;
    await requireFree(tx, { id, workspaceId, memberId, byId: next.id, ...span });
    const after = await oneRow(
      tx
        .update(covers)
        .set({
          ...span,
          byId: next.id,
          startToldAt: hasBegun ? cover.startToldAt : null,
          version: sql`${covers.version} + 1`,
        })
        .where(and(eq(covers.workspaceId, workspaceId), eq(covers.id, id)))
        .returning(),
    );
    await recordCover(tx, actor.person, 'member.cover-changed', absent, {
      before: recorded(cover, by),
      after: recorded(after, next),
    });
    if (next.id !== by.id) await announceCover(tx, cover, [by.id]);
    await begin(tx, actor, after);
  });
}
