import { getTranslations } from 'next-intl/server';
import { DialogRoute } from '@/components/shell/dialog-route';
import { openChannels } from '../../open-channels';
import { MailboxForm } from './mailbox-form';

/** Connects a channel by a mailbox (S1.20). */
export default async function NewMailboxPage({
  params,
}: PageProps<'/w/[workspace]/settings/channels/new/mailbox'>) {
  const { workspace } = await openChannels(params, 'create');
  const t = await getTranslations('channels');
  const list = `/w/${workspace.slug}/settings/channels`;
  return (
    <DialogRoute
      over={null}
      back={{ href: `${list}/new`, label: t('newTitle') }}
      title={t('cards.mailbox.title')}
    >
      <MailboxForm workspace={workspace.slug} list={list} />
    </DialogRoute>
  );
}
