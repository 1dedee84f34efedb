import { z } from 'zod';
import { forWorkspace, InWorkspace } from '@/lib/platform/input/for-workspace';
import { PixelSettings } from '@/lib/work/pixels/pixel-settings';

/** What the actions of the pixels take; the forms check against the same. Messages are keys of `errors`. */

export const CreatePixel = PixelSettings.extend(InWorkspace.shape);

/** One pixel, as the person saw it (RO7). */
export const SeenPixel = forWorkspace({
  pixelId: z.uuid('invalid'),
  version: z.number().int().positive(),
});

export const UpdatePixel = PixelSettings.extend(SeenPixel.shape);

/** Null: to nobody. */
export const AssignPixel = SeenPixel.extend({ memberId: z.uuid('invalid').nullable() });

export const OnePixel = SeenPixel.omit({ version: true });
