'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { filters, type ShownRows } from './shown-rows';

/** Links, so that they work before script. */
export function RowFilters({ shown, isSent }: { shown: ShownRows; isSent: boolean }) {
  const t = useTranslations('inviteMany');
  const format = useFormatter();
  return (
    <nav aria-label={t('filter')} className="flex flex-wrap gap-1">
      {filters.map((filter) => (
        <Link
          key={filter}
          href={filter === 'all' ? '?' : `?show=${filter}`}
          aria-current={filter === shown.filter ? 'page' : undefined}
          prefetch={false}
          scroll={false}
          className={cn(
            'inline-flex h-8 items-center gap-1.5 rounded-2 px-2.5 font-medium max-tablet:h-10',
            filter === shown.filter ? 'bg-press text-ink' : 'text-ink-2 hover:bg-hover',
          )}
        >
          {isSent && filter === 'invite' ? t('sentRows') : t(`show.${filter}`)}
          <span className="type-13 text-ink-3">{format.number(shown.counts[filter])}</span>
        </Link>
      ))}
    </nav>
  );
}
