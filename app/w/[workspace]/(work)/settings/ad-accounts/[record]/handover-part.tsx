import { useTranslations } from 'next-intl';
import { launchExample } from '@/lib/work/ads/handed-over';
import type { RecordView } from '@/lib/work/records/record-view';
import { PartExample, PartValue, RecordPart } from '../../[collection]/record/record-part';

/** The ads that Latchkey posts to the program of an ad account: the address and an example. */
export function HandoverPart({ record, origin }: { record: RecordView; origin: string }) {
  const t = useTranslations('adAccounts');
  const webhook = useTranslations('channels.webhook');
  return (
    <RecordPart id="run" title={t('run')}>
      <PartValue label={webhook('outbound')}>
        <p className="text-ink-2 [overflow-wrap:anywhere]">{String(record.fields.url)}</p>
      </PartValue>
      <PartExample label={t('posted')} note={t('postedNote')} value={launchExample(origin)} />
    </RecordPart>
  );
}
