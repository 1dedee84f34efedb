import { ArrowLeft } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { findRecord } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { channels } from '@/lib/work/inbox/channels/channels';
import { openChannels } from '../../open-channels';
import { ChatScript } from './chat-script';

/** A page with the web chat as visitors see it: what is written there arrives under Messages. */
export default async function TryChatPage({
  params,
}: PageProps<'/w/[workspace]/settings/channels/[record]/try'>) {
  const ctx = await openChannels(params, 'view');
  const { record: recordId } = await params;
  const record = await findRecord(ctx, { collection: channels.id, recordId }).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  if (record.fields.connection !== 'widget' || record.state !== 'connected') notFound();
  const t = await getTranslations('channels.widget');
  const base = `/w/${ctx.workspace.slug}`;
  return (
    <Page>
      <PageHead
        title={t('tryTitle', { name: record.name })}
        facts={t('tryFacts')}
        secondary={
          <ButtonLink href={`${base}/settings/channels/${record.id}`} icon={<ArrowLeft aria-hidden />}>
            {record.name}
          </ButtonLink>
        }
        primary={<ButtonLink href={`${base}/messages`}>{t('toMessages')}</ButtonLink>}
      />
      <PageBody>
        <p className="max-w-2xl text-ink-2">{t('trySteps')}</p>
        <ChatScript channel={record.id} />
      </PageBody>
    </Page>
  );
}
