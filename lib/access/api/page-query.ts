import { z } from 'zod';

/**
 * The parameters of every paged list.
 *
 * @param isCursor whether a text is a cursor of the list
 */
export const pageQuery = (isCursor: (written: string) => boolean) => ({
  cursor: z.string().max(2_000, 'bad-cursor').refine(isCursor, 'bad-cursor').optional(),
  /** Text, because it comes from an address. */
  size: z
    .enum(['25', '50', '100'], 'unknown-choice')
    .default('50')
    .transform((size) => Number(size) as 25 | 50 | 100),
});

/** The answer of every paged list. Its last page has no next cursor. */
export const pageAnswer = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ data: z.array(row), nextCursor: z.string().nullable() });

/** A moment, in UTC. */
export const moment = z.iso.datetime();
