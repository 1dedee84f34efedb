import 'server-only';
import { pixels } from '@/db/schema/pixels';
import type { WorkspaceContext } from '../access/context';
import { inWorkspace } from '../access/transact';
import { visiblePixels } from './lock';

/** A list to choose from by hand: past five hundred nobody reads it. */
const most = 500;

/** The pixels that the person sees, by name, to choose from. */
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
