import type { RequestDuration } from '@/db/schema/access/access-requests';

export type { RequestDuration };

/** The times that can be asked for, from the shortest. */
export const requestDurations = [
  'hours',
  'today',
  'until',
  'good',
] as const satisfies readonly RequestDuration[];

/** The times that can be granted when another was asked for: none is longer. The service decides by the moments. */
export const durationsWithin = (asked: RequestDuration): RequestDuration[] =>
  // The rest of the day can be longer or shorter than four hours.
  asked === 'hours'
    ? ['hours']
    : requestDurations.filter((each) => requestDurations.indexOf(each) <= requestDurations.indexOf(asked));
