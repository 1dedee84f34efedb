import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { covers } from '@/db/schema/access/covers';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  noWorkload,
  type ProtectedWork,
  type Sight,
  type Workload,
} from '@/lib/access/context/protected-work';
import { inWorkspace } from '@/lib/access/context/transactions';
import { readSeats } from '@/lib/access/seats/read-seats';
import { Denied, NotFound } from '@/lib/platform/errors';
import type { Self } from '@/lib/policy/model';
import { mayArrange } from '../cover/may-arrange';
import { findMember } from '../find-member';
import { accessWith, selfOf } from '../internal/access-with';
import type { Member } from '../policy-target';

/** What a cover lends, and what of it the colleague does not see without it (B2, B11). */
export interface CoverPreview extends Workload {
  /** Null until a colleague is chosen. */
  gains: Sight | null;
  /** What the colleague of before no longer sees, when another replaces them in a running cover; else null. */
  loses: Sight | null;
}

interface PreviewCover {
  memberId: string;
  byId: string | null;
  /** A cover that is changed; absent: a new one. */
  coverId?: string;
}

/**
 * The effect of a cover before it is arranged or changed: the work of the absent member, the rows that become visible to
 * the colleague, and those that the colleague of before loses.
 *
 * @throws Denied when the actor may not lend these seats (R3) · NotFound
 */
export function previewCover(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { memberId, byId, coverId }: PreviewCover,
): Promise<CoverPreview> {
  return inWorkspace(ctx, async (tx) => {
    const absent = await findMember(tx, ctx, memberId);
    const may = mayArrange(ctx, absent);
    if (!may.allowed) throw new Denied(may);
    const workload = {
      ...noWorkload,
      ...(await work.heldBy(tx, ctx.workspace.id, [absent.id])).get(absent.id),
    };
    const running = coverId === undefined ? null : await readCovering(tx, ctx, absent, coverId);
    if (byId === null) return { ...workload, gains: null, loses: null };
    const { held } = await readSeats(tx, absent);
    const by = await findMember(tx, ctx, byId);
    const self = await selfOf(tx, ctx, by);
    const covering = { ...self, seats: [...new Set([...self.seats, ...held])] };
    const gains = await sightBetween(tx, ctx, work, by, self, covering);
    if (running === null || running.id === by.id) return { ...workload, gains, loses: null };
    const lender = await selfOf(tx, ctx, running);
    const alone = { ...lender, seats: lender.seats.filter((seat) => !held.includes(seat)) };
    return { ...workload, gains, loses: await sightBetween(tx, ctx, work, running, alone, lender) };
  });
}

/** How many more rows a member sees by the greater sight than by the lesser one. */
async function sightBetween(
  tx: Transaction,
  ctx: WorkspaceContext,
  work: ProtectedWork,
  member: Member,
  lesser: Self,
  greater: Self,
): Promise<Sight> {
  const less = await work.visibleTo(tx, ctx, accessWith(ctx, member, lesser));
  const more = await work.visibleTo(tx, ctx, accessWith(ctx, member, greater));
  const between = (rows: keyof Sight) => (more[rows] ?? 0) - (less[rows] ?? 0);
  return { contacts: between('contacts'), conversations: between('conversations') };
}

/**
 * The covering member of a cover of this member; null while it has not begun.
 *
 * @throws NotFound when it has ended, or is of another member
 */
async function readCovering(
  tx: Transaction,
  ctx: WorkspaceContext,
  absent: Member,
  coverId: string,
): Promise<Member | null> {
  const [cover] = await tx
    .select({ byId: covers.byId, isRunning: sql<boolean>`${covers.startsAt} <= now()` })
    .from(covers)
    .where(
      and(
        eq(covers.workspaceId, ctx.workspace.id),
        eq(covers.id, coverId),
        eq(covers.memberId, absent.id),
        isNull(covers.endedAt),
        gt(covers.endsAt, sql`now()`),
      ),
    );
  if (!cover) throw new NotFound();
  return cover.isRunning ? findMember(tx, ctx, cover.byId) : null;
}
