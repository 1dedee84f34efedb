import { ArrowLeft } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { formOf } from '@/lib/modules';
import { availability } from '@/lib/policy/might-ever';
import { availabilitiesIn } from '@/lib/work/collections/permissions';
import { channels } from '@/lib/work/inbox/channels/channels';
import { DeliveryTable } from '../../[collection]/[record]/log/delivery-table';
import { CollectionPageProvider } from '../../[collection]/collection-page-context';
import { readLog } from '../../[collection]/read-log';
import { RecordActions } from '../../[collection]/record-actions';
import { RecordDialogsProvider } from '../../[collection]/record-dialogs';
import { StateBadge } from '../../[collection]/state-badge';
import { openChannels } from '../open-channels';
import { ConnectionPart } from './connection-part';

/** A channel: how it is connected, and its log (S1.19, S1.20). */
export default async function ChannelPage({
  params,
}: PageProps<'/w/[workspace]/settings/channels/[record]'>) {
  const ctx = await openChannels(params, 'view');
  const { record: recordId } = await params;
  const { record, log } = await readLog(ctx, { collection: channels.id, recordId });
  const t = await getTranslations('channels');
  const features = await getTranslations('features');
  const workspace = ctx.workspace.slug;
  const base = `/w/${workspace}/settings/channels`;
  return (
    <CollectionPageProvider
      workspace={workspace}
      collection={channels}
      availabilities={availabilitiesIn(ctx.access, channels)}
      {...(await formOf(ctx, channels))}
      steps={null}
    >
      <RecordDialogsProvider>
        <Page>
          <LiveRefresh topics={['settings']} />
          <PageHead
            title={record.name}
            count={record.state && <StateBadge state={record.state} />}
            facts={t('pageFacts', {
              connection: String(record.fields.connection),
              kind: String(record.fields.kind),
            })}
            secondary={<RecordActions record={record} />}
            primary={
              <ButtonLink href={base} icon={<ArrowLeft aria-hidden />}>
                {features('channels.label')}
              </ButtonLink>
            }
          />
          <PageBody className="grid content-start gap-8 pt-2">
            <ConnectionPart record={record} base={base} />
            {/* What a web chat sends is read by its visitors, so nothing is posted that could fail. */}
            {record.fields.connection !== 'widget' && (
              <section aria-labelledby="log" className="grid gap-3">
                <h2 id="log" className="type-16">
                  {t('log')}
                </h2>
                <DeliveryTable
                  isTwoWay
                  name={record.name}
                  attempts={log.attempts}
                  of={{ workspace, collection: channels.id, recordId: record.id }}
                  retry={availability(ctx.access, channels.needs.create)}
                />
              </section>
            )}
          </PageBody>
        </Page>
      </RecordDialogsProvider>
    </CollectionPageProvider>
  );
}
