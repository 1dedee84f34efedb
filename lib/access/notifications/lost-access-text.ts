import 'server-only';
import { createFormatter, createTranslator } from 'use-intl/core';
import type { LostAccessView } from '@/lib/access/context/find-lost-access';
import type { mailLanguage } from '@/lib/platform/mail/language';

/**
 * Says what happened to an access and when, in the time zone of the workspace: for the page and for the mail. The last
 * day ends with the first moment without access.
 */
export function lostAccessText(
  language: ReturnType<typeof mailLanguage>,
  { state, at, byDate, by, workspace: { name, timeZone } }: LostAccessView,
): { title: string; facts: string } {
  const t = createTranslator({ ...language, namespace: 'lostAccess' });
  const format = createFormatter({ ...language, timeZone });
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'long' });
  const lastBefore = (end: Date) => day(new Date(end.getTime() - 1));
  const facts = (): string => {
    if (state === 'upcoming') return at ? t('upcoming.from', { date: day(at) }) : '';
    if (state === 'suspended') {
      const until = at ? t('suspended.until', { date: lastBefore(at) }) : t('suspended.open');
      return by ? `${t('suspended.by', { by })} ${until}` : until;
    }
    if (!at) return '';
    if (byDate) return t('ended.lastDay', { date: lastBefore(at) });
    const date = format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' });
    return t('ended.moment', { date, hasBy: by ? 'yes' : 'no', by: by ?? '' });
  };
  return { title: t(`${state}.title`, { name }), facts: facts() };
}
