import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { FiguresSkeleton } from '@/components/chart/figures-skeleton';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead, Toolbar } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { figuresByAccount } from '@/lib/work/reports/by-account';
import { figuresByChannel } from '@/lib/work/reports/by-channel';
import { figuresByDay } from '@/lib/work/reports/by-day';
import { figuresByPerson } from '@/lib/work/reports/by-person';
import { figuresByTeam } from '@/lib/work/reports/by-team';
import { overviewOf } from '@/lib/work/reports/report-overview';
import { lastDays, reportSearch } from '@/lib/work/reports/report-period';
import { ExportReportsButton } from './export-button';
import { Figures } from './figures';
import { PeriodSwitch } from './period-switch';

/** Figures of the last days: totals, by day, person and team (S1.32), and by account (S0.2–S0.5). */
export default async function ReportsPage(props: PageProps<'/w/[workspace]/reports'>) {
  const ctx = await requireContext(props.params, 'reports.view');
  const search = reportSearch.parse(await props.searchParams);
  const t = await getTranslations('reports');
  const period = lastDays(ctx.workspace, search.days);
  const { features } = ctx.model;
  const hasTeams = features.includes('teams');
  const report = Promise.all([
    overviewOf(ctx, period),
    figuresByDay(ctx, period, 'reports'),
    figuresByPerson(ctx, period, search.people),
    hasTeams ? figuresByTeam(ctx, period, search.teams) : null,
    figuresByAccount(ctx, period),
    figuresByChannel(ctx, period),
  ]);
  const { slug, timeZone } = ctx.workspace;
  return (
    <Page>
      <LiveRefresh topics={['work']} />
      <PageHead
        title={t('title')}
        facts={t('facts', { zone: timeZone })}
        secondary={<ExportReportsButton workspace={slug} can={availability(ctx.access, 'reports.export')} />}
      />
      <Toolbar filters={<PeriodSwitch />} />
      <PageBody>
        <Suspense key={search.days} fallback={<FiguresSkeleton label={t('loading')} />}>
          <Figures base={`/w/${slug}`} search={search} report={report} />
        </Suspense>
      </PageBody>
    </Page>
  );
}
