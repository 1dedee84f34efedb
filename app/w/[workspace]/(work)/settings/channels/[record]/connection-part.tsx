import type { ReactNode } from 'react';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { env } from '@/lib/platform/settings/settings';
import type { ConnectionId } from '@/lib/work/inbox/channels/channels';
import { readMailboxView } from '@/lib/work/inbox/channels/mailbox/mailbox-view';
import type { RecordView } from '@/lib/work/records/record-view';
import { MailboxPart } from './mailbox-part';
import { WebhookPart } from './webhook-part';
import { WidgetPart } from './widget-part';

interface PartProps {
  ctx: WorkspaceContext;
  record: RecordView;
  /** The origin of this console. */
  origin: string;
  /** The address of the list of channels. */
  base: string;
}

const parts: Readonly<Record<ConnectionId, (props: PartProps) => ReactNode | Promise<ReactNode>>> = {
  mailbox: MailboxOf,
  webhook: WebhookPart,
  widget: WidgetPart,
};

/** The part of a channel's page that belongs to its connection. */
export function ConnectionPart(props: Omit<PartProps, 'origin'>) {
  const Part = parts[props.record.fields.connection as ConnectionId];
  return Part ? <Part {...props} origin={env().APP_ORIGIN} /> : null;
}

async function MailboxOf({ ctx, record }: PartProps) {
  return <MailboxPart record={record} mailbox={await readMailboxView(ctx, record.id)} />;
}
