import { getTranslations } from 'next-intl/server';
import { DialogRoute } from '@/components/shell/dialog-route';
import { formOf } from '@/lib/modules';
import { env } from '@/lib/platform/settings/settings';
import { availabilitiesIn } from '@/lib/work/collections/permissions';
import { channels } from '@/lib/work/inbox/channels/channels';
import { CollectionPageProvider } from '../../../[collection]/collection-page-context';
import { openChannels } from '../../open-channels';
import { WebhookForm } from './webhook-form';

/** Connects a channel by signed webhooks (S1.20). */
export default async function NewWebhookPage({
  params,
}: PageProps<'/w/[workspace]/settings/channels/new/webhook'>) {
  const ctx = await openChannels(params, 'create');
  const t = await getTranslations('channels');
  const { choices, initial } = await formOf(ctx, channels);
  const list = `/w/${ctx.workspace.slug}/settings/channels`;
  return (
    <CollectionPageProvider
      workspace={ctx.workspace.slug}
      collection={channels}
      availabilities={availabilitiesIn(ctx.access, channels)}
      choices={choices}
      initial={{ ...initial, connection: 'webhook' }}
      steps={null}
    >
      <DialogRoute
        isOver={false}
        back={{ href: `${list}/new`, label: t('newTitle') }}
        title={t('cards.webhook.title')}
      >
        <WebhookForm origin={env().APP_ORIGIN} list={list} />
      </DialogRoute>
    </CollectionPageProvider>
  );
}
