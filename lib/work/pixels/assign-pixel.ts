import 'server-only';
import { pixels } from '@/db/schema/work/pixels';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { findMember } from '@/lib/access/members/find-member';
import { Invalid } from '@/lib/platform/errors';
import { destination } from '@/lib/work/assignment/assignee';
import { changed, lockPixel, rowOf, type SeenPixel } from './lock-pixel';
import { isAssignee } from './pixel-assignees';
import { recordChange } from './record-change';

/**
 * Assigns a pixel to a member who may change it, or removes the assignment (S3.2). A Standard user sees it
 * from their next request on, and its former assignee no longer does (R4).
 * @param input `memberId`: null for unassigned
 * @throws NotFound · Denied · Stale
 * @throws Invalid on `memberId` for a member of another workspace, a revoked one, or one who may not change
 *   pixels (RV9)
 */
export function assignPixel(
  ctx: WorkspaceContext,
  { memberId, ...seen }: SeenPixel & { memberId: string | null },
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const pixel = await lockPixel(tx, actor, seen, 'pixels.assign');
    const to = memberId === null ? null : await findMember(tx, actor, memberId).catch(() => undefined);
    if (to === undefined || (to && !isAssignee(actor, to))) throw new Invalid({ memberId: 'assignee-gone' });
    const { seatId } = await destination(
      tx,
      actor.workspace.id,
      to ? { kind: 'member', id: to.id } : { kind: 'nobody' },
    );
    await tx
      .update(pixels)
      .set({ seatId, ...changed })
      .where(rowOf(actor, pixel.id));
    await recordChange(tx, actor, {
      event: 'record.assigned',
      collection: 'pixels',
      record: pixel,
      before: { seatId: pixel.seatId },
      after: { seatId, to: to?.name ?? null },
    });
  });
}
