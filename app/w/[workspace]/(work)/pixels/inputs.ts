import { z } from 'zod';
import { forWorkspace, InWorkspace } from '@/lib/platform/input/for-workspace';
import { PixelSettings } from '@/lib/work/pixels/pixel-settings';

/** The inputs of the actions on pixels; the forms validate by the same schemas. Messages are keys of `errors`. */

export const CreatePixel = PixelSettings.extend(InWorkspace.shape);

/** One pixel, with the version that the person saw (RO7). */
export const SeenPixel = forWorkspace({
  pixelId: z.uuid('invalid'),
  version: z.number().int().positive(),
});

export const UpdatePixel = PixelSettings.extend(SeenPixel.shape);

/** Null: unassigned. */
export const AssignPixel = SeenPixel.extend({ memberId: z.uuid('invalid').nullable() });

export const OnePixel = SeenPixel.omit({ version: true });
