import { z } from 'zod';
import { type EventGroup, eventGroups } from '@/lib/access/audit/event-names';
import { typed } from '@/lib/platform/search/search-text';

/** Values of a filter in the address, by commas. Other values are left out. */
const listOf = <T extends string>(isAllowed: (value: string) => value is T) =>
  z
    .string()
    .catch('')
    .default('')
    .transform((text) => text.split(',').filter(isAllowed));

const isGroup = (value: string): value is EventGroup => Object.hasOwn(eventGroups, value);
const isId = (value: string): value is string => z.uuid().safeParse(value).success;

/** The search in the address of the audit page; lenient, as every address is. */
export const trailSearch = z.object({
  /** Part of the name of a person or object, as actor or as subject. */
  q: typed,
  act: listOf(isGroup),
  workspace: listOf(isId),
  /** A calendar day in the reader's time zone. */
  day: z.iso.date().nullish().catch(null),
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25)
    .default(25),
});

export type TrailSearch = z.output<typeof trailSearch>;
