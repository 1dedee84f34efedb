import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { findRecord } from '@/lib/modules';
import { channels } from '@/lib/work/inbox/channels/channels';
import { openChannels } from '../../open-channels';
import { ChatScript } from './chat-script';

/** A page with the web chat as visitors see it: what is written there arrives under Messages. */
export default async function TryChatPage({
  params,
}: PageProps<'/w/[workspace]/settings/channels/[record]/try'>) {
  const ctx = await openChannels(params, 'view');
  const { record: recordId } = await params;
  const record = await orNotFound(findRecord(ctx, { collection: channels.id, recordId }));
  if (record.fields.connection !== 'widget' || record.state !== 'connected') notFound();
  const t = await getTranslations('channels.widget');
  const base = `/w/${ctx.workspace.slug}`;
  return (
    <Page>
      <PageHead
        title={t('tryTitle', { name: record.name })}
        facts={t('tryFacts')}
        trail={{ href: `${base}/settings/channels/${record.id}`, label: record.name }}
        primary={<ButtonLink href={`${base}/messages`}>{t('toMessages')}</ButtonLink>}
      />
      <PageBody>
        <p className="max-w-2xl text-ink-2">{t('trySteps')}</p>
        <ChatScript channel={record.id} />
      </PageBody>
    </Page>
  );
}
