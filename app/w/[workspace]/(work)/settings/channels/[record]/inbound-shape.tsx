'use client';

import { useTranslations } from 'next-intl';
import { CodeBlock } from '@/components/ui/code-block';
import type { ChannelKind } from '@/lib/work/inbox/channels/channels';
import { curlLine, inboundExample } from '@/lib/work/inbox/channels/webhook/example';

const fields = ['id', 'from', 'subject', 'text'] as const;

/** The message to post: its fields, an example, and a line to try it. The secret is known only while it is shown. */
export function InboundShape(props: { address: string; kind: ChannelKind; secret: string | null }) {
  const { address, kind, secret } = props;
  const t = useTranslations('channels.webhook');
  return (
    <>
      <div className="grid gap-1.5">
        <b className="font-medium">{t('shape')}</b>
        <dl className="type-13 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {fields.map((field) => (
            <div key={field} className="contents">
              <dt>
                <code>{field}</code>
              </dt>
              <dd className="text-ink-2">{t(`fields.${field}`)}</dd>
            </div>
          ))}
        </dl>
        <CodeBlock value={JSON.stringify(inboundExample(kind), null, 2)} label={t('copyExample')} />
        <p className="type-13 text-ink-2">{t('signature')}</p>
      </div>
      <div className="grid gap-1.5">
        <b className="font-medium">{t('try')}</b>
        <p className="type-13 text-ink-2">{secret ? t('tryNow') : t('tryLater')}</p>
        <CodeBlock
          value={curlLine({ address, kind, secret: secret ?? t('secretHere') })}
          label={t('copyLine')}
        />
      </div>
    </>
  );
}
