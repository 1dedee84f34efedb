import { env } from '@/lib/platform/settings/settings';
import type { ConnectionId } from '@/lib/work/inbox/channels/channels';
import type { RecordView } from '@/lib/work/records/record-view';
import { WebhookPart } from './webhook-part';

const parts: Readonly<
  Record<ConnectionId, (props: { record: RecordView; origin: string }) => React.ReactNode>
> = {
  webhook: WebhookPart,
};

/** The part of a channel's page that belongs to its connection. */
export function ConnectionPart({ record }: { record: RecordView }) {
  const Part = parts[record.fields.connection as ConnectionId];
  return Part ? <Part record={record} origin={env().APP_ORIGIN} /> : null;
}
