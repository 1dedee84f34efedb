import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { TableSearch } from '@/components/data-table/table-search';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageHead, Toolbar } from '@/components/shell/page';
import { work } from '@/lib/modules';
import { requireContext } from '@/lib/page';
import { standing } from '@/lib/policy/might-ever';
import { listTeamViews } from '@/lib/services/teams/overview';
import { teamSearch } from '@/lib/services/teams/search';
import { NewTeam } from './new-team';
import { ShowSwitch } from './show-switch';
import { TeamsTable } from './teams-table';

/** Settings → Teams: who works together, and on how much. Team sight follows from it (S1.22). */
export default async function TeamsPage(props: PageProps<'/w/[workspace]/settings/teams'>) {
  const ctx = await requireContext(props.params, 'teams.view');
  const search = teamSearch.parse(await props.searchParams);
  const teams = listTeamViews(ctx, work, search); // not awaited: it streams below
  const t = await getTranslations('teams');
  const { slug } = ctx.workspace;
  const { decision } = standing(ctx.access, 'teams.manage');
  return (
    <Page>
      <LiveRefresh topics={['members']} />
      <PageHead
        title={t('title')}
        facts={t('facts')}
        primary={<NewTeam workspace={slug} decision={decision} />}
      />
      <Toolbar
        search={<TableSearch label={t('search')} placeholder={t('search')} />}
        filters={<ShowSwitch />}
      />
      <Suspense
        key={search.show}
        fallback={<TableSkeleton columns={[{ label: t('name') }, { label: t('people') }]} />}
      >
        <TeamsTable teams={teams} workspace={slug} decision={decision} show={search.show} q={search.q} />
      </Suspense>
    </Page>
  );
}
