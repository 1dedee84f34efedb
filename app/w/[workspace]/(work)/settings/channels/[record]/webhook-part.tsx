import { useTranslations } from 'next-intl';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyField } from '@/components/ui/copy-field';
import { kindOf } from '@/lib/work/inbox/channels/channels';
import { inboundAddress, outboundExample } from '@/lib/work/inbox/channels/webhook/example';
import type { RecordView } from '@/lib/work/records/record-view';
import { RenewSecretPart } from '../../[collection]/dialogs/renew-secret-part';
import { ChannelTest } from './channel-test';
import { InboundShape } from './inbound-shape';

/** What the system of a webhook channel needs in order to receive and to send. */
export function WebhookPart({ record, origin }: { record: RecordView; origin: string }) {
  const t = useTranslations('channels.webhook');
  const address = inboundAddress(origin, record.id);
  const kind = kindOf(record.fields);
  const outbound = record.fields.url;
  return (
    <>
      <section aria-labelledby="receive" className="grid max-w-3xl gap-4">
        <h2 id="receive" className="type-16">
          {t('receive')}
        </h2>
        <div className="grid gap-1.5">
          <b className="font-medium">{t('inbound')}</b>
          <CopyField value={address} label={t('copyInbound')} />
        </div>
        <RenewSecretPart record={record} />
        <InboundShape address={address} kind={kind} secret={null} />
      </section>
      <section aria-labelledby="send" className="grid max-w-3xl gap-4">
        <h2 id="send" className="type-16">
          {t('send')}
        </h2>
        {typeof outbound === 'string' && outbound !== '' ? (
          <>
            <div className="grid gap-1.5">
              <b className="font-medium">{t('outbound')}</b>
              <p className="text-ink-2 [overflow-wrap:anywhere]">{outbound}</p>
            </div>
            <ChannelTest record={record} />
            <div className="grid gap-1.5">
              <b className="font-medium">{t('outboundShape')}</b>
              <p className="type-13 text-ink-2">{t('outboundNote')}</p>
              <CodeBlock value={JSON.stringify(outboundExample(kind, record.id), null, 2)} />
            </div>
          </>
        ) : (
          <p className="text-ink-2">{t('receivesOnly')}</p>
        )}
      </section>
    </>
  );
}
