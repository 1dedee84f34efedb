import 'server-only';
import { pixels } from '@/db/schema/pixels';
import type { ProtectedWork } from '../access/protected-work';
import { countHeld, named } from '../work/count-held';

/** What the access pages ask of pixels. */
export const protectedPixels: Partial<ProtectedWork> = {
  async heldBy(tx, workspaceId, memberIds) {
    return named(await countHeld(tx, pixels, workspaceId, { memberIds }), 'pixels');
  },
};
