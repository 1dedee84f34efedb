import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on covers; the forms validate by the same schemas. */

/** A day, as 2026-12-31; empty: none. */
const day = z.union([z.literal(''), z.iso.date('bad-date')], 'bad-date').transform((text) => text || null);
const lastDay = z.string().min(1, 'required').pipe(z.iso.date('bad-date'));
const byId = z.string().min(1, 'required').pipe(z.uuid('invalid'));

/** Lends the seats of a member to a colleague (B11). */
export const StartCover = forWorkspace({ memberId: z.uuid('invalid'), byId, starts: day, ends: lastDay });

/** Another colleague or other days. */
export const ChangeCover = forWorkspace({
  coverId: z.uuid('invalid'),
  version: z.number().int().positive(),
  byId,
  starts: day,
  ends: lastDay,
});

export const EndCover = forWorkspace({ coverId: z.uuid('invalid') });

/** The effects of a cover before it is arranged or, with `coverId`, changed; `byId` is null until a colleague is chosen (B2). */
export const PreviewCover = forWorkspace({
  memberId: z.uuid('invalid'),
  byId: z.uuid('invalid').nullable(),
  coverId: z.uuid('invalid').optional(),
});
