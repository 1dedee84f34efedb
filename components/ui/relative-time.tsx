'use client';

import { useFormatter, useNow, useTranslations } from 'next-intl';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The time since `at`: "12 min ago", "Yesterday, 18:04", "2 Oct, 09:12"; the full date is in the title. Updates while
 * the page is open. `at` is a date or its ISO string.
 */
export function RelativeTime({ at, className }: { at: Date | string; className?: string }) {
  const t = useTranslations('ui');
  const format = useFormatter();
  const now = useNow({ updateInterval: minute });
  const date = typeof at === 'string' ? new Date(at) : at;
  const age = now.getTime() - date.getTime();

  function words(): string {
    const time = format.dateTime(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    if (age < minute && age > -minute) return t('now');
    // Early morning read in the evening is still today, and counts hours as well.
    if (age < 12 * hour || dayOf(date) === dayOf(now))
      return format.relativeTime(date, { now, style: 'short', numberingSystem: 'latn' });
    if (dayOf(date) === dayOf(new Date(now.getTime() - day))) return t('yesterday', { time });
    const isThisYear = yearOf(date) === yearOf(now);
    return isThisYear
      ? t('dateAndTime', { date: format.dateTime(date, { day: 'numeric', month: 'short' }), time })
      : format.dateTime(date, { day: 'numeric', month: 'short', year: 'numeric' });
  }
  const dayOf = (d: Date) => format.dateTime(d, { dateStyle: 'short' });
  const yearOf = (d: Date) => format.dateTime(d, { year: 'numeric' });

  return (
    <time
      dateTime={date.toISOString()}
      title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short' })}
      className={className}
      // The server's minute and the browser's may differ by one.
      suppressHydrationWarning
    >
      {words()}
    </time>
  );
}
