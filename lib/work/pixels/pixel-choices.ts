import 'server-only';
import { pixels } from '@/db/schema/work/pixels';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { visiblePixels } from './lock-pixel';

/** The length of a menu; longer ones are not usable. */
const most = 500;

/** The pixels that the person sees, by name, as choices. */
export function pixelChoices(ctx: WorkspaceContext): Promise<{ id: string; name: string }[]> {
  return inWorkspace(ctx, (tx) =>
    tx
      .select({ id: pixels.id, name: pixels.name })
      .from(pixels)
      .where(visiblePixels(ctx))
      .orderBy(pixels.nameKey)
      .limit(most),
  );
}
