import type { useFormatter } from 'next-intl';

type Format = ReturnType<typeof useFormatter>;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats a duration in its usual unit (minutes, hours or days). */
export function durationWords(format: Format, seconds: number): string {
  const inUnit = (value: number, unit: string, maximumFractionDigits: number) =>
    format.number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
  if (seconds < minute) return inUnit(seconds, 'second', 0);
  if (seconds < 1.5 * hour) return inUnit(seconds / minute, 'minute', 0);
  if (seconds < 1.5 * day) return inUnit(seconds / hour, 'hour', 1);
  return inUnit(seconds / day, 'day', 1);
}

/** Formats a calendar day such as `2026-03-29`, short and in full, independent of the reader's time zone. */
export function dayWords(format: Format, date: string): { label: string; title: string; weekday: string } {
  const noon = new Date(`${date}T12:00:00Z`);
  const inUtc = { timeZone: 'UTC' } as const;
  return {
    label: format.dateTime(noon, { ...inUtc, day: 'numeric', month: 'short' }),
    title: format.dateTime(noon, { ...inUtc, weekday: 'long', day: 'numeric', month: 'long' }),
    weekday: format.dateTime(noon, { ...inUtc, weekday: 'long' }),
  };
}
