'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useRefresh } from '@/components/live/refresh';
import { Progress } from '@/components/ui/progress';

const askEveryMs = 1_000;

/** The progress of an import; refreshes by itself. */
export function RunningImport({ checked, total }: { checked: number; total: number }) {
  const t = useTranslations('contacts.import');
  const format = useFormatter();
  const refresh = useRefresh();
  useEffect(() => {
    const timer = setInterval(refresh, askEveryMs);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <Progress
      label={checked < total ? t('checking') : t('adding')}
      value={checked}
      max={total}
      detail={`${format.number(checked)} / ${format.number(total)}`}
      help={t('leave')}
    />
  );
}
