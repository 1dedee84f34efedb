import { z } from 'zod';
import { trailSearch } from './trail-search';

/** A calendar day in a time zone, as 2026-10-03. */
const dayIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());

/**
 * The search in the address of "who had what on a day"; lenient, as every address is.
 *
 * @param zone the reader's time zone: without a day in the address it is today there
 */
export const accessSearch = (zone: string) =>
  trailSearch.pick({ q: true, workspace: true, cursor: true, size: true }).extend({
    day: z.iso
      .date()
      .catch(() => dayIn(zone))
      .default(() => dayIn(zone)),
  });

export type AccessSearch = z.output<ReturnType<typeof accessSearch>>;
