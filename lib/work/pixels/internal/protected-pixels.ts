import 'server-only';
import { and, eq } from 'drizzle-orm';
import { pixels } from '@/db/schema/work/pixels';
import { isAmong } from '@/db/visibility';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { countAssigned, named } from '@/lib/work/assignment/count-assigned';

/** What pixels contribute to the access pages. */
export const protectedPixels: Partial<ProtectedWork> = {
  async heldBy(tx, workspaceId, memberIds) {
    return named(await countAssigned(tx, pixels, workspaceId, { memberIds }), 'pixels');
  },
  async inSeats(tx, workspaceId, seatIds) {
    const held = and(eq(pixels.workspaceId, workspaceId), isAmong(pixels.seatId, seatIds));
    return { pixels: await tx.$count(pixels, held) };
  },
  async ofWorkspace(tx, workspaceId) {
    return { pixels: await tx.$count(pixels, eq(pixels.workspaceId, workspaceId)) };
  },
};
