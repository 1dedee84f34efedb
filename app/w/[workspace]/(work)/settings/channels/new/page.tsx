import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { connectionIds } from '@/lib/work/inbox/channels/channels';
import { openChannels } from '../open-channels';
import { ConnectionCard } from './connection-card';

/** The ways to connect a channel, each with a page that does it (S1.20). */
export default async function NewChannelPage({ params }: PageProps<'/w/[workspace]/settings/channels/new'>) {
  const { workspace } = await openChannels(params, 'create');
  const t = await getTranslations('channels');
  const features = await getTranslations('features');
  const list = `/w/${workspace.slug}/settings/channels`;
  return (
    <Page>
      <PageHead
        title={t('newTitle')}
        facts={t('newFacts')}
        trail={{ href: list, label: features('channels.label') }}
      />
      <PageBody>
        <ul className="grid max-w-4xl grid-cols-3 gap-4 max-desk:grid-cols-2 max-tablet:grid-cols-1">
          {connectionIds.map((id) => (
            <li key={id}>
              <ConnectionCard id={id} href={`${list}/new/${id}`} />
            </li>
          ))}
        </ul>
      </PageBody>
    </Page>
  );
}
