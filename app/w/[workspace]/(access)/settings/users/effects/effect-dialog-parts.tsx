'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Undo2 } from '@/components/ui/icons';
import { Skeleton } from '@/components/ui/skeleton';

/** Shown in place of the facts while they are counted. */
export function Counting() {
  const t = useTranslations('users');
  return (
    <div role="status" aria-busy className="grid gap-4 py-1">
      <span className="sr-only">{t('counting')}</span>
      <Skeleton className="w-72" />
      <Skeleton className="w-80" />
      <Skeleton className="w-64" />
    </div>
  );
}

/** The end of the undo period, by the database's clock (S1.30). */
export function UndoUntil({ date }: { date: Date }) {
  const t = useTranslations('users');
  const format = useFormatter();
  return (
    <>
      <Undo2 aria-hidden />
      {t('undoUntil', { date: format.dateTime(date, { day: 'numeric', month: 'long' }) })}
    </>
  );
}
