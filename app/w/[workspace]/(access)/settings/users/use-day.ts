'use client';

import { useFormatter } from 'next-intl';
import { useUsersPage } from './users-page-context';

const inputFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** Days in the time zone of the workspace. */
export function useDay() {
  const format = useFormatter();
  const { timeZone } = useUsersPage().workspace;
  const shown = (at: Date) =>
    format.dateTime(at, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  return {
    shown,
    /** The last day before an end, which is the first moment after it. */
    lastBefore: (end: Date) => shown(new Date(end.getTime() - 1)),
    /** For date inputs: 2026-12-31, or empty. */
    input: (at: Date | null) => (at ? inputFormat(timeZone).format(at) : ''),
    lastInput: (end: Date | null) => (end ? inputFormat(timeZone).format(new Date(end.getTime() - 1)) : ''),
  };
}
