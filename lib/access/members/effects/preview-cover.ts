import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  noWorkload,
  type ProtectedWork,
  type Sight,
  type Workload,
} from '@/lib/access/context/protected-work';
import { inWorkspace } from '@/lib/access/context/transactions';
import { readSeats } from '@/lib/access/seats/read-seats';
import { Denied } from '@/lib/platform/errors';
import { mayArrange } from '../cover/may-arrange';
import { findMember } from '../find-member';
import { accessWith, selfOf } from '../internal/access-with';

/** What a cover lends, and what of it the colleague does not see without it (B2, B11). */
export interface CoverPreview extends Workload {
  /** Null until a colleague is chosen. */
  gains: Sight | null;
}

/**
 * The effect of a cover before it is arranged: the work of the absent member, and the rows that become visible to the
 * colleague.
 *
 * @throws Denied when the actor may not lend these seats (R3) · NotFound
 */
export function previewCover(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { memberId, byId }: { memberId: string; byId: string | null },
): Promise<CoverPreview> {
  return inWorkspace(ctx, async (tx) => {
    const absent = await findMember(tx, ctx, memberId);
    const may = mayArrange(ctx, absent);
    if (!may.allowed) throw new Denied(may);
    const workload = {
      ...noWorkload,
      ...(await work.heldBy(tx, ctx.workspace.id, [absent.id])).get(absent.id),
    };
    if (byId === null) return { ...workload, gains: null };
    const by = await findMember(tx, ctx, byId);
    const self = await selfOf(tx, ctx, by);
    const { held } = await readSeats(tx, absent);
    const covering = { ...self, seats: [...new Set([...self.seats, ...held])] };
    const before = await work.visibleTo(tx, ctx, accessWith(ctx, by, self));
    const after = await work.visibleTo(tx, ctx, accessWith(ctx, by, covering));
    const gained = (rows: keyof Sight) => (after[rows] ?? 0) - (before[rows] ?? 0);
    return { ...workload, gains: { contacts: gained('contacts'), conversations: gained('conversations') } };
  });
}
