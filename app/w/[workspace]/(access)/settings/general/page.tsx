import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { PartsSkeleton } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { generalSettings } from '@/lib/access/workspaces/general-settings';
import { settingsFeature, settingsPermission } from '@/lib/access/workspaces/settings-permission';
import { countryNames } from '@/lib/platform/countries';
import { availability } from '@/lib/policy/might-ever';
import { GeneralParts } from './general-parts';

/** Name, language and time zone of the workspace or account (S1.16, S0.2, S3.5); its plan and address are shown. */
export default async function GeneralPage({ params }: PageProps<'/w/[workspace]/settings/general'>) {
  const ctx = await requireContext(params, (access) => settingsPermission(access, 'view'));
  const t = await getTranslations('general');
  const features = await getTranslations('features');
  const calls = ctx.model.calls ?? 'workspace';
  return (
    <Page>
      <LiveRefresh topics={['work']} />
      <PageHead title={features(`${settingsFeature(ctx.access)}.label`)} facts={t('facts', { calls })} />
      <PageBody>
        <Suspense fallback={<PartsSkeleton />}>
          <GeneralParts
            settings={generalSettings(ctx)}
            workspace={ctx.workspace.slug}
            calls={calls}
            decision={availability(ctx.access, settingsPermission(ctx.access, 'update')).decision}
            countries={countryNames(await getLocale())}
            timeZones={Intl.supportedValuesOf('timeZone')}
          />
        </Suspense>
      </PageBody>
    </Page>
  );
}
