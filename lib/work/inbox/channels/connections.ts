import 'server-only';
import type { ConnectionId } from './channels';
import type { ChannelConnection } from './connection';
import { mailboxConnection } from './mailbox/connection';
import { webhookConnection } from './webhook/connection';
import { widgetConnection } from './widget/connection';

const connections: Readonly<Record<ConnectionId, ChannelConnection>> = {
  mailbox: mailboxConnection,
  webhook: webhookConnection,
  widget: widgetConnection,
};

/** The connection of a channel's record; undefined for a value that is not known. */
export function connectionOf({
  fields,
}: {
  fields: Readonly<Record<string, unknown>>;
}): ChannelConnection | undefined {
  return Object.values(connections).find(({ id }) => id === fields.connection);
}
