'use client';

import { useFormatter } from 'next-intl';

/** Writes the ends of requests in the time zone of the workspace. */
export function useUntil(timeZone: string) {
  const format = useFormatter();
  return {
    /** A day stored as 2026-12-31. */
    day: (day: string) =>
      format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
    moment: (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
  };
}
