import type { RequestDuration } from '@/lib/access/members/requests/request-duration';
import { Invalid } from '@/lib/platform/errors';

/** What a submission says about how long the access is wanted. */
export interface RequestedAccess {
  /** As 2027-01-31T00:00:00Z. */
  requested_until?: string;
  /** As PT4H or P7D. */
  requested_duration?: string;
  /** A signal: the shortest time is asked for, and a reason is needed. */
  emergency?: boolean;
}

const [hour, day] = [3_600_000, 86_400_000];
const shortest = 4 * hour;
const until = 'requested_access.requested_until';
const duration = 'requested_access.requested_duration';

/**
 * The time to ask for: the longest of those that the console knows which is not longer than asked. Days end with the
 * day of the workspace's time zone, and four hours count from the answer.
 *
 * @throws Invalid when both fields are given, for an unreadable one, and for a time shorter than the shortest
 */
export function askedDuration(
  { requested_until, requested_duration, emergency = false }: RequestedAccess,
  timeZone: string,
  now = Date.now(),
): { duration: RequestDuration; untilDay: string | null } {
  if (requested_until !== undefined && requested_duration !== undefined)
    throw new Invalid({ [duration]: 'two-ends' });
  if (requested_duration !== undefined) {
    const length = lengthOf(requested_duration);
    if (length < shortest) throw new Invalid({ [duration]: 'end-too-early' });
    if (emergency || length < day) return { duration: 'hours', untilDay: null };
    return { duration: 'until', untilDay: lastDayBefore(now + length, timeZone) };
  }
  if (requested_until === undefined) return { duration: emergency ? 'hours' : 'good', untilDay: null };
  const untilDay = lastDayBefore(Date.parse(requested_until), timeZone);
  if (untilDay < dayOf(now, timeZone)) throw new Invalid({ [until]: 'end-too-early' });
  return emergency ? { duration: 'today', untilDay: null } : { duration: 'until', untilDay };
}

/** The last day that is over at a moment: the day before the one in which it lies. */
function lastDayBefore(moment: number, timeZone: string): string {
  const [year = 0, month = 1, date = 1] = dayOf(moment, timeZone).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10);
}

const dayOf = (moment: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );

const written = /^P(?:(\d{1,3})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?)$/;

/** In milliseconds. Months and years are no fixed lengths and are refused. */
function lengthOf(text: string): number {
  const [, weeks = 0, days = 0, hours = 0, minutes = 0] =
    written.exec(text)?.map((each) => Number(each ?? 0)) ?? [];
  const length = weeks * 7 * day + days * day + hours * hour + minutes * 60_000;
  if (length === 0) throw new Invalid({ [duration]: 'invalid' });
  return length;
}
