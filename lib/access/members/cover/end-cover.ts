import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { covers } from '@/db/schema/access/covers';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { memberTarget } from '../policy-target';
import { nobodyIsLast } from '../top-holders';
import { lockCover } from './internal/lock-cover';
import { recordCover, recorded } from './internal/record-cover';
import { announceCover, tell } from './internal/tell';

/**
 * Ends a cover at once (B11): either of the two members may, and a member who may edit the absent one. From their next request the
 * covering member has their own seats only.
 *
 * @throws Denied · NotFound when it has ended
 */
export function endCover(ctx: WorkspaceContext, { coverId }: { coverId: string }): Promise<void> {
  return changingMembers(ctx, async (tx, actor) => {
    const { cover, absent, by } = await lockCover(tx, actor, coverId);
    const isOne = [absent.id, by.id].includes(actor.member.id);
    if (!isOne) authorize(actor, 'users.edit', memberTarget(absent, nobodyIsLast));
    await tx
      .update(covers)
      .set({ endedAt: sql`now()`, endReason: 'ended', version: sql`${covers.version} + 1` })
      .where(and(eq(covers.workspaceId, cover.workspaceId), eq(covers.id, cover.id)));
    await recordCover(tx, actor.person, 'member.cover-ended', absent, { before: recorded(cover, by) });
    await tell(tx, cover, 'ended', { memberId: actor.member.id, name: actor.member.name });
    await announceCover(tx, cover, [absent.id, by.id]);
  });
}
