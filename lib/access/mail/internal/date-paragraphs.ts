import { createFormatter, createTranslator } from 'use-intl/core';
import type { NotificationSubject } from '@/db/schema/access/notifications';
import type { mailLanguage } from '@/lib/platform/mail/language';

type Language = ReturnType<typeof mailLanguage>;

/** A day with its weekday, in the time zone of the workspace. */
const dayIn = (language: Language, timeZone: string, at: Date) =>
  createFormatter({ ...language, timeZone }).dateTime(at, { dateStyle: 'full' });

/** The last day of an access that ends at this moment. */
export const lastDayIn = (language: Language, timeZone: string, endsAt: string) =>
  dayIn(language, timeZone, new Date(new Date(endsAt).getTime() - 1));

/** Says which dates of a membership changed, from what to what (B5). */
export function dateParagraphs(
  language: Language,
  timeZone: string,
  { before, after, hasBegun }: NonNullable<NotificationSubject['dates']>,
): string[] {
  const t = createTranslator({ ...language, namespace: 'mail.dates' });
  const said: string[] = [];
  if (hasBegun) said.push(t('begun'));
  if (!hasBegun && after.startsAt && after.startsAt !== before.startsAt) {
    said.push(t('starts', { date: dayIn(language, timeZone, new Date(after.startsAt)) }));
  }
  if (after.endsAt !== before.endsAt) {
    const was = before.endsAt && lastDayIn(language, timeZone, before.endsAt);
    const names = { had: was ? 'yes' : 'no', before: was ?? '' };
    said.push(
      after.endsAt
        ? t('ends', { ...names, date: lastDayIn(language, timeZone, after.endsAt) })
        : t('endless', names),
    );
  }
  return said;
}
