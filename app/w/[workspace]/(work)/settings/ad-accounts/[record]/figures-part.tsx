import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';
import { figuresExample } from '@/lib/work/ads/handed-over';
import type { RecordView } from '@/lib/work/records/record-view';
import { RenewSecretPart } from '../../[collection]/dialogs/renew-secret-part';
import { PartExample, PartValue, RecordPart } from '../../[collection]/record/record-part';

/** The figures that the program of an ad account posts: the address, the secret and an example. */
export function FiguresPart({ record, address }: { record: RecordView; address: string }) {
  const t = useTranslations('adAccounts');
  const webhook = useTranslations('channels.webhook');
  return (
    <RecordPart id="figures" title={t('figures')}>
      <PartValue label={t('figuresAddress')}>
        <CopyField value={address} label={t('copyAddress')} />
      </PartValue>
      <RenewSecretPart record={record} />
      <PartExample
        label={t('received')}
        note={t('figuresNote')}
        value={figuresExample}
        copyLabel={t('copyExample')}
      />
      <p className="type-13 text-ink-2">{webhook('signature')}</p>
    </RecordPart>
  );
}
