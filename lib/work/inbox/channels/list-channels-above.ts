import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { type ChannelAbove, channelsAbove } from './channels-above';

/**
 * The channels that flow down the tree to the account, for its page of channels (S0).
 * @throws Denied
 */
export function listChannelsAbove(ctx: WorkspaceContext): Promise<ChannelAbove[]> {
  authorize(ctx, 'channels.view', { kind: 'workspace' });
  return inWorkspace(ctx, (tx) => channelsAbove(tx, ctx.workspace.id));
}
