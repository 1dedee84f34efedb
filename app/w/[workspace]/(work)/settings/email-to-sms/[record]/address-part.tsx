import { useTranslations } from 'next-intl';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyField } from '@/components/ui/copy-field';
import { RecordPart } from '../../[collection]/record/record-part';

/** The address that the sender writes to: a phone number, then the secret ending. */
export function AddressPart({ ending, sender }: { ending: string; sender: string }) {
  const t = useTranslations('emailToSms');
  return (
    <RecordPart id="address" title={t('address')}>
      <p className="text-ink-2">{t('addressLead', { sender })}</p>
      <CopyField value={ending} label={t('copyEnding')} />
      <p className="text-ink-2">{t('example')}</p>
      <CodeBlock value={`447700900123${ending}`} />
      <p className="type-13 text-ink-2">{t('secretNote')}</p>
    </RecordPart>
  );
}
