import { env } from '@/lib/platform/settings/settings';
import { openChannels } from '../../open-channels';
import { ConnectionForm } from '../connection-form';
import { WebhookForm } from './webhook-form';

/** Connects a channel by signed webhooks (S1.20). */
export default async function NewWebhookPage({
  params,
}: PageProps<'/w/[workspace]/settings/channels/new/webhook'>) {
  const ctx = await openChannels(params, 'create');
  return (
    <ConnectionForm ctx={ctx} connection="webhook">
      <WebhookForm origin={env().APP_ORIGIN} list={`/w/${ctx.workspace.slug}/settings/channels`} />
    </ConnectionForm>
  );
}
