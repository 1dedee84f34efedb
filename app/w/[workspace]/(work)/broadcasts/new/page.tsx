import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { broadcastFormData } from '@/lib/work/broadcasts/broadcast-form-data';
import { broadcastAvailabilities } from '@/lib/work/broadcasts/broadcast-view';
import { BroadcastPageProvider } from '../broadcast-page-context';
import { NewBroadcastForm } from '../new-broadcast-form';

/** Drafts a broadcast; this page sends nothing. */
export default async function NewBroadcastPage(props: PageProps<'/w/[workspace]/broadcasts/new'>) {
  const ctx = await requireContext(props.params, 'broadcasts.send');
  const t = await getTranslations('broadcasts');
  const { slug, timeZone } = ctx.workspace;
  const surroundings = await broadcastFormData(ctx);
  return (
    <BroadcastPageProvider
      page={{ workspace: slug, timeZone, surroundings, can: broadcastAvailabilities(ctx) }}
    >
      <Page>
        <PageHead title={t('new')} trail={{ href: `/w/${slug}/broadcasts`, label: t('toList') }} />
        <PageBody className="max-w-form pt-2">
          <NewBroadcastForm />
        </PageBody>
      </Page>
    </BroadcastPageProvider>
  );
}
