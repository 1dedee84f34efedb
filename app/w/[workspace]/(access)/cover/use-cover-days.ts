'use client';

import { useFormatter } from 'next-intl';

/** Days of covers in the time zone of the workspace. */
export function useCoverDays(timeZone: string) {
  const format = useFormatter();
  const input = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  const lastMoment = (end: Date) => new Date(end.getTime() - 1);
  const shown = (at: Date) =>
    format.dateTime(at, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  return {
    first: shown,
    last: (end: Date) => shown(lastMoment(end)),
    /** For date inputs: 2026-12-31. */
    firstInput: (at: Date) => input.format(at),
    lastInput: (end: Date) => input.format(lastMoment(end)),
  };
}
