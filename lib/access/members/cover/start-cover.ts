import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { covers } from '@/db/schema/access/covers';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingMembers } from '@/lib/access/context/transactions';
import { Denied, Stale } from '@/lib/platform/errors';
import type { Decision } from '@/lib/policy/model';
import { lockMember } from '../find-member';
import type { Member } from '../policy-target';
import { enqueueCover } from './internal/enqueue-cover';
import { lockCovering } from './internal/lock-cover';
import { recordCover, recorded } from './internal/record-cover';
import { requireFree, spanOf } from './internal/span';
import { announceCover, type Cover, tell } from './internal/tell';
import { mayArrange, mayBeCovering } from './may-arrange';
import { recordCovers } from './record-covers';

/** Days as 2026-12-31, in the workspace's time zone. */
export interface StartCover {
  /** The absent member: a colleague, or the actor. */
  memberId: string;
  /** The covering member. */
  byId: string;
  /** The first day; null, or a day that has begun: from now on. */
  starts: string | null;
  /** The last day. */
  ends: string;
}

/**
 * Lends the seats of an absent member to a colleague from the first to the last day (B11). Nothing is moved: the cost does
 * not depend on the amount of work, and at the end everything is as before.
 *
 * @returns the id of the cover
 * @throws Denied when the actor may not lend these seats (R3), or would widen their own sight (R1) · NotFound
 * @throws Stale when the member has no access, or is only invited
 * @throws Invalid on `byId` when that colleague cannot cover (RV9), or does so already; on `ends`
 */
export function startCover(ctx: WorkspaceContext, input: StartCover): Promise<{ coverId: string }> {
  return changingMembers(ctx, async (tx, actor) => {
    await recordCovers(tx, actor.workspace.id);
    return startLocked(tx, actor, await lockMember(tx, actor, input.memberId), input);
  });
}

/** The same for a locked absent member, in a running change of memberships. */
export async function startLocked(
  tx: Transaction,
  actor: WorkspaceContext,
  absent: Member,
  input: Omit<StartCover, 'memberId'>,
): Promise<{ coverId: string }> {
  require(mayArrange(actor, absent));
  if (absent.status === 'invited' || absent.status === 'ended') throw new Stale();
  const by = await lockCovering(tx, actor, absent, input.byId);
  require(mayBeCovering(actor, absent, by));
  const span = await spanOf(tx, actor, input);
  const pair = { workspaceId: actor.workspace.id, memberId: absent.id, byId: by.id };
  await requireFree(tx, { ...pair, ...span });
  const cover = await oneRow(
    tx
      .insert(covers)
      .values({ ...pair, ...span, setById: actor.member.id })
      .returning(),
  );
  await recordCover(tx, actor.person, 'member.cover-arranged', absent, { after: recorded(cover, by) });
  await begin(tx, actor, cover);
  return { coverId: cover.id };
}

/** Tells both, and queues what is due. A cover that begins now is announced as begun. */
export async function begin(tx: Transaction, actor: WorkspaceContext, cover: Cover): Promise<void> {
  const [told] = await tx
    .update(covers)
    .set({ startToldAt: sql`now()` })
    .where(
      and(
        eq(covers.workspaceId, cover.workspaceId),
        eq(covers.id, cover.id),
        sql`${covers.startsAt} <= now() and ${covers.startToldAt} is null`,
      ),
    )
    .returning();
  const by = { memberId: actor.member.id, name: actor.member.name };
  await tell(tx, cover, told ? 'started' : 'arranged', by);
  await enqueueCover(tx, told ?? cover);
  await announceCover(tx, cover, [cover.memberId, cover.byId]);
}

/** @throws Denied */
export function require(decision: Decision): void {
  if (!decision.allowed) throw new Denied(decision);
}
