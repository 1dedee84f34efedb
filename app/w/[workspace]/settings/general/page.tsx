import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { PartsSkeleton } from '@/components/shell/part';
import { requireContext } from '@/lib/page';
import { standing } from '@/lib/policy/might-ever';
import { generalSettings } from '@/lib/services/workspaces/general';
import { GeneralParts } from './general-parts';

/** Settings → General: name, language and time zone of the workspace; its plan and address are shown. */
export default async function GeneralPage({ params }: PageProps<'/w/[workspace]/settings/general'>) {
  const ctx = await requireContext(params, 'general.view');
  const t = await getTranslations('general');
  return (
    <Page>
      <LiveRefresh topics={['work']} />
      <PageHead title={t('title')} facts={t('facts')} />
      <PageBody>
        <Suspense fallback={<PartsSkeleton />}>
          <GeneralParts
            settings={generalSettings(ctx)}
            workspace={ctx.workspace.slug}
            decision={standing(ctx.access, 'general.update').decision}
            timeZones={Intl.supportedValuesOf('timeZone')}
          />
        </Suspense>
      </PageBody>
    </Page>
  );
}
