import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { CopyField } from '@/components/ui/copy-field';
import type { DomainView } from '@/lib/work/domains/find-domain';

/** One DNS record to publish, with the finding of the last check. */
export function DnsRecordPart({ record }: { record: DomainView['records'][number] }) {
  const t = useTranslations('domains');
  const { kind, name, value, finding } = record;
  return (
    <section aria-labelledby={kind} className="grid gap-3 rounded-3 border p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 id={kind} className="type-14 font-semibold">
          {t(`kinds.${kind}`)}
        </h3>
        {finding && <Badge tone={finding === 'found' ? 'accent' : 'plain'}>{t(`findings.${finding}`)}</Badge>}
      </div>
      <p className="type-13 text-ink-2">{t(`purposes.${kind}`)}</p>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 max-tablet:grid-cols-1 max-tablet:gap-y-1">
        <dt className="text-ink-2">{t('type')}</dt>
        <dd>TXT</dd>
        <dt className="text-ink-2">{t('name')}</dt>
        <dd className="min-w-0">
          <CopyField value={name} label={t('copyName', { record: t(`kinds.${kind}`) })} />
        </dd>
        <dt className="text-ink-2">{t('value')}</dt>
        <dd className="min-w-0">
          <CopyField value={value} label={t('copyValue', { record: t(`kinds.${kind}`) })} />
        </dd>
      </dl>
    </section>
  );
}
