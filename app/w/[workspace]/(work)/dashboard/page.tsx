import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { FiguresSkeleton } from '@/components/chart/figures-skeleton';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { listOnline } from '@/lib/access/presence/list-online';
import { listFirstSteps } from '@/lib/work/first-steps/list-first-steps';
import { figuresByDay } from '@/lib/work/reports/by-day';
import { currentFigures } from '@/lib/work/reports/current-figures';
import { lastDays } from '@/lib/work/reports/report-period';
import { FirstSteps } from './first-steps';
import { Today } from './today';

/** Two weeks, so that the current week can be compared with the one before. */
const shownDays = 14;

/** Today's overview, for Owners and Managers (S1.32). */
export default async function DashboardPage(props: PageProps<'/w/[workspace]/dashboard'>) {
  const ctx = await requireContext(props.params, 'dashboard.view');
  const t = await getTranslations('dashboard');
  const glance = Promise.all([
    currentFigures(ctx),
    figuresByDay(ctx, lastDays(ctx.workspace, shownDays), 'dashboard'),
    listOnline(ctx),
  ]);
  const steps = await listFirstSteps(ctx);
  return (
    <Page>
      <LiveRefresh topics={['work', 'members', 'settings', 'presence']} />
      <PageHead title={t('title')} facts={t('facts', { zone: ctx.workspace.timeZone })} />
      <PageBody>
        {steps && <FirstSteps workspace={ctx.workspace.slug} steps={steps} />}
        <Suspense fallback={<FiguresSkeleton label={t('loading')} />}>
          <Today base={`/w/${ctx.workspace.slug}`} glance={glance} />
        </Suspense>
      </PageBody>
    </Page>
  );
}
