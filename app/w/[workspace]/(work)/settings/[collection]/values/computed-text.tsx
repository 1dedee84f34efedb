'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { LockTile } from '@/components/lock/locked-button';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';

/** The value that was computed for the reader; a padlock with the reason where they may not know it (R5). */
export function ComputedText({ record: { computed } }: { record: RecordView }) {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  const format = useFormatter();
  switch (computed?.kind) {
    case 'number':
      return (
        <span className="tabular-nums">{format.number(computed.value, { maximumFractionDigits: 2 })}</span>
      );
    case 'date':
      return format.dateTime(new Date(computed.value), { dateStyle: 'medium', timeZone: 'UTC' });
    case 'locked':
      return <LockTile label={words.field('computed')} decision={computed.decision} />;
    case 'late':
      return <span className="text-ink-3">{t('late')}</span>;
    default:
      return <span className="text-ink-3">{t('none')}</span>;
  }
}
