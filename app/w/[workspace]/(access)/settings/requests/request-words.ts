'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { RequestView } from '@/lib/access/members/requests/request-view';
import { useUntil } from './use-until';

/** The words of a request for those who decide it. */
export function useRequestWords(model: string, timeZone: string) {
  const t = useTranslations();
  const format = useFormatter();
  const until = useUntil(timeZone);
  const list = (words: readonly string[]) => format.list(words, { type: 'conjunction' });

  return {
    /** What granting it changes: "Lift Data export", "Change the level to Manager". */
    change({ grant }: RequestView): string[] {
      if (!grant) return [];
      const labels = (kind: 'restrictions' | 'rights', ids: readonly string[]) =>
        list(ids.map((id) => t(`${kind}.${model}.${id}.label` as Parameters<typeof t>[0])));
      return [
        ...(grant.role
          ? [
              t('requests.toRole', {
                role: t(`roles.${model}.${grant.role}.label` as Parameters<typeof t>[0]),
              }),
            ]
          : []),
        ...(grant.lifts.length > 0
          ? [t('requests.lifts', { restrictions: labels('restrictions', grant.lifts) })]
          : []),
        ...(grant.gives.length > 0 ? [t('requests.gives', { rights: labels('rights', grant.gives) })] : []),
      ];
    },
    /** What it opens besides the permission: permissions in words, or features where a whole one opens. */
    alsoOpens({ grant, permission }: RequestView): string | null {
      if (!grant) return null;
      const { gains, scopes, masks } = grant.difference;
      const opened = gains.flatMap(({ feature, whole, permissions }) =>
        whole && permissions.length > 1
          ? [t(`features.${feature}.label`)]
          : permissions.filter((each) => each !== permission).map((each) => t(`permissions.${each}`)),
      );
      const more = [
        ...opened,
        ...(scopes.some(({ wider }) => wider) ? [t('requests.moreRows')] : []),
        ...(masks.lifted.length > 0 ? [t('requests.unmasked')] : []),
      ];
      return more.length > 0 ? list(more) : null;
    },
    /** "For 4 hours", "Until 31 Dec 2026". */
    asked({ duration, untilDay }: RequestView): string {
      return duration === 'until' && untilDay
        ? t('requests.untilDay', { date: until.day(untilDay) })
        : t(`requests.asked.${duration}`);
    },
    /** How it was closed, in one sentence. */
    closed({ status, outcome, answeredByName, grantedUntil }: RequestView): string {
      const name = answeredByName ?? '';
      if (status === 'approved')
        return grantedUntil
          ? t('requests.closed.approvedUntil', { name, date: until.moment(grantedUntil) })
          : t('requests.closed.approved', { name });
      if (status === 'denied') return t('requests.closed.denied', { name });
      if (status === 'expired' || status === 'failed') return t(`requests.closed.${status}`);
      return t(`requests.closed.${outcome === 'impossible' || !outcome ? 'withdrawn' : outcome}`);
    },
  };
}
