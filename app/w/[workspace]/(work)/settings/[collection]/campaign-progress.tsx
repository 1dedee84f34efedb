'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';
import type { CampaignProgress as HowFar } from '@/lib/work/campaigns/campaign-progress';
import { useCollectionPage } from './collection-page-context';
import { useCollectionWords } from './collection-words';

/** The progress of a campaign that is being sent or paused. */
export function CampaignProgress({ state, settled, total }: HowFar & { state: string }) {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  const format = useFormatter();
  if (total === 0) return null;
  const counts = { settled: format.number(settled), total: format.number(total) };
  return (
    <div className="max-w-2xl">
      <Progress label={words.state(state)} value={settled} max={total} detail={t('settledOf', counts)} />
    </div>
  );
}
