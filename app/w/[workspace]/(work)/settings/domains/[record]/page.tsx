import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { LabelledValue } from '@/components/ui/labelled-value';
import { RelativeTime } from '@/components/ui/relative-time';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { findRecord } from '@/lib/modules';
import { domains } from '@/lib/work/domains/domains';
import { findDomain } from '@/lib/work/domains/find-domain';
import { RecordFrame } from '../../[collection]/record/record-frame';
import { DnsRecordPart } from './dns-record-part';
import { VerifyButton } from './verify-button';

/** A domain: the DNS records to publish, and whether they are published (S2.20). */
export default async function DomainPage({ params }: PageProps<'/w/[workspace]/settings/domains/[record]'>) {
  const { model } = await requireContext(params);
  if (!model.features.includes(domains.id)) notFound();
  const ctx = await requireContext(params, domains.needs.view);
  const recordId = (await params).record;
  const domain = await orNotFound(findDomain(ctx, recordId));
  const record = await orNotFound(findRecord(ctx, { collection: domains.id, recordId }));
  const t = await getTranslations('domains');
  return (
    <RecordFrame ctx={ctx} collection={domains} record={record} className="max-w-form gap-4">
      <Callout tone={record.state === 'lost' ? 'amber' : 'plain'}>
        {t(`states.${record.state ?? 'unverified'}`)}
      </Callout>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="type-16 flex-1">{t('records')}</h2>
        {domain.checkedAt && (
          <p className="type-13 text-ink-2">
            <LabelledValue label={t('checked')}>
              <RelativeTime at={domain.checkedAt} />
            </LabelledValue>
          </p>
        )}
        <VerifyButton record={record} />
      </div>
      {domain.records.map((each) => (
        <DnsRecordPart key={each.kind} record={each} />
      ))}
    </RecordFrame>
  );
}
