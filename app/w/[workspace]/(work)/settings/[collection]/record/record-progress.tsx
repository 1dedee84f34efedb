'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';
import type { RecordProgress as Counts } from '@/lib/work/records/sent-record';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';

/** The progress of a record that is being sent or paused. */
export function RecordProgress({ state, settled, total }: Counts & { state: string }) {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  const format = useFormatter();
  if (total === 0) return null;
  const counts = { settled: format.number(settled), total: format.number(total) };
  return (
    <div className="max-w-form">
      <Progress label={words.state(state)} value={settled} max={total} detail={t('settledOf', counts)} />
    </div>
  );
}
