'use client';

import { useTranslations } from 'next-intl';

/** A number that was counted up to a limit: "412", or "10,000+". */
export function CountText({ count, isMore }: { count: number; isMore: boolean }) {
  const t = useTranslations('table');
  return isMore ? t('countOrMore', { count }) : t('count', { count });
}
