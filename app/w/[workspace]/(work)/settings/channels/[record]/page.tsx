import { getTranslations } from 'next-intl/server';
import { availability } from '@/lib/policy/might-ever';
import { channels } from '@/lib/work/inbox/channels/channels';
import { LogSection } from '../../[collection]/[record]/log/log-section';
import { readLog } from '../../[collection]/[record]/log/read-log';
import { RecordFrame } from '../../[collection]/record/record-frame';
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
  const workspace = ctx.workspace.slug;
  return (
    <RecordFrame
      ctx={ctx}
      collection={channels}
      record={record}
      facts={t('pageFacts', {
        connection: String(record.fields.connection),
        kind: String(record.fields.kind),
      })}
    >
      <ConnectionPart ctx={ctx} record={record} base={`/w/${workspace}/settings/channels`} />
      {/* What a web chat sends is read by its visitors, so nothing is posted that could fail. */}
      {record.fields.connection !== 'widget' && (
        <LogSection
          title={t('log')}
          isTwoWay
          name={record.name}
          attempts={log.attempts}
          of={{ workspace, collection: channels.id, recordId: record.id }}
          retry={availability(ctx.access, channels.needs.create)}
        />
      )}
    </RecordFrame>
  );
}
