import 'server-only';
import { eq } from 'drizzle-orm';
import { pixels } from '@/db/schema/work/pixels';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { countAssigned, named } from '@/lib/work/assignment/count-assigned';

/** What pixels contribute to the access pages. */
export const protectedPixels: Partial<ProtectedWork> = {
  async heldBy(tx, workspaceId, memberIds) {
    return named(await countAssigned(tx, pixels, workspaceId, { memberIds }), 'pixels');
  },
  async ofWorkspace(tx, workspaceId) {
    return { pixels: await tx.$count(pixels, eq(pixels.workspaceId, workspaceId)) };
  },
};
