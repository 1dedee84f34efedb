import type { ReactNode } from 'react';
import { env } from '@/lib/platform/settings/settings';
import type { ConnectionId } from '@/lib/work/inbox/channels/channels';
import type { RecordView } from '@/lib/work/records/record-view';
import { WebhookPart } from './webhook-part';
import { WidgetPart } from './widget-part';

interface PartProps {
  record: RecordView;
  /** The origin of this console. */
  origin: string;
  /** The address of the list of channels. */
  base: string;
}

const parts: Readonly<Record<ConnectionId, (props: PartProps) => ReactNode>> = {
  webhook: WebhookPart,
  widget: WidgetPart,
};

/** The part of a channel's page that belongs to its connection. */
export function ConnectionPart({ record, base }: Pick<PartProps, 'record' | 'base'>) {
  const Part = parts[record.fields.connection as ConnectionId];
  return Part ? <Part record={record} origin={env().APP_ORIGIN} base={base} /> : null;
}
