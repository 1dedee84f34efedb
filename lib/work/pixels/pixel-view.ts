import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { pixels } from '@/db/schema/work/pixels';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { assigneeColumns, heldSeat, holder } from '@/lib/work/assignment/assignee';
import { type Pixel, pixelTarget, visiblePixels } from './lock-pixel';
import type { PixelSettings } from './pixel-settings';

/** The days that the figures of a list or page cover. */
export const shownDays = 30;

/** A pixel with its figures and the availability of the verbs on it. */
export interface PixelView extends PixelSettings {
  id: string;
  version: number;
  /** Views of the last 30 days. */
  views: number;
  assignee: { memberId: string; name: string; isSelf: boolean } | null;
  may: { update: Decision; assign: Decision; delete: Decision };
}

const views = sql<number>`coalesce((
  select sum(d.views) from pixel_days d
  where d.workspace_id = pixels.workspace_id and d.pixel_id = pixels.id
    and d.day > current_date - ${sql.raw(String(shownDays))}), 0)`.mapWith(Number);

/** The pixels that the person sees, under a condition. */
export function selectPixels(tx: Transaction, ctx: WorkspaceContext, where?: SQL) {
  return tx
    .select({ pixel: pixels, views, assignee: assigneeColumns })
    .from(pixels)
    .leftJoin(heldSeat, refersTo(pixels.seatId, heldSeat))
    .leftJoin(holder, refersTo(heldSeat.holderId, holder))
    .where(and(visiblePixels(ctx), where))
    .$dynamic();
}

type PixelRow = {
  pixel: Pixel;
  views: number;
  assignee: { memberId: string; userId: string | null; name: string } | null;
};

export function pixelView(ctx: WorkspaceContext, { pixel, views: seen, assignee }: PixelRow): PixelView {
  const { id, name, site, isOn, honoursPrivacy, keepDays, version, seatId } = pixel;
  const target = pixelTarget(assignee ? seatId : null);
  return {
    id,
    name,
    site,
    isOn,
    honoursPrivacy,
    keepDays,
    version,
    views: seen,
    assignee: assignee && {
      memberId: assignee.memberId,
      name: assignee.name,
      isSelf: assignee.memberId === ctx.member.id,
    },
    may: {
      update: decide(ctx.access, 'pixels.update', target),
      assign: decide(ctx.access, 'pixels.assign', target),
      delete: decide(ctx.access, 'pixels.delete', target),
    },
  };
}

/**
 * Reads one pixel.
 * @throws NotFound when there is none with that id, or it is outside the person's scope: both answer alike
 *   (R6)
 */
export async function viewPixel(ctx: WorkspaceContext, pixelId: string): Promise<PixelView> {
  const id = requireId(pixelId);
  return inWorkspace(ctx, async (tx) => {
    const [row] = await selectPixels(tx, ctx, eq(pixels.id, id));
    if (!row) throw new NotFound();
    return pixelView(ctx, row);
  });
}
