import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { requireContext } from '@/lib/access/gate/page';
import { env } from '@/lib/platform/settings/settings';
import { availability } from '@/lib/policy/might-ever';
import { adAccounts } from '@/lib/work/ads/ad-accounts';
import { figuresAddress } from '@/lib/work/ads/handed-over';
import { LogSection } from '../../[collection]/[record]/log/log-section';
import { readLog } from '../../[collection]/[record]/log/read-log';
import { RecordFrame } from '../../[collection]/record/record-frame';
import { FiguresPart } from './figures-part';
import { HandoverPart } from './handover-part';

/** An ad account: what its program needs in order to run ads and to report figures, and their log (S2.15). */
export default async function AdAccountPage({
  params,
}: PageProps<'/w/[workspace]/settings/ad-accounts/[record]'>) {
  const { model } = await requireContext(params);
  if (!model.features.includes(adAccounts.id)) notFound();
  const ctx = await requireContext(params, adAccounts.needs.view);
  const { record, log } = await readLog(ctx, {
    collection: adAccounts.id,
    recordId: (await params).record,
  });
  const t = await getTranslations('adAccounts');
  const origin = env().APP_ORIGIN;
  return (
    <RecordFrame ctx={ctx} collection={adAccounts} record={record}>
      <Callout className="max-w-form">
        {t(record.state === 'connected' ? 'connected' : 'disconnected')}
      </Callout>
      <FiguresPart record={record} address={figuresAddress(origin, ctx.workspace.id, record.id)} />
      <HandoverPart record={record} origin={origin} />
      <LogSection
        title={t('log')}
        isTwoWay
        name={record.name}
        attempts={log.attempts}
        of={{ workspace: ctx.workspace.slug, collection: adAccounts.id, recordId: record.id }}
        retry={availability(ctx.access, adAccounts.needs.update)}
      />
    </RecordFrame>
  );
}
