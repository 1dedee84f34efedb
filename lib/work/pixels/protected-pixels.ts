import 'server-only';
import { pixels } from '@/db/schema/work/pixels';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { countAssigned, named } from '@/lib/work/assignment/count-assigned';

/** What pixels contribute to the access pages. */
export const protectedPixels: Partial<ProtectedWork> = {
  async heldBy(tx, workspaceId, memberIds) {
    return named(await countAssigned(tx, pixels, workspaceId, { memberIds }), 'pixels');
  },
};
