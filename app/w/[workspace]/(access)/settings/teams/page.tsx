import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { LockedButton } from '@/components/lock/locked-button';
import { ButtonLink } from '@/components/ui/button-link';
import { Plus } from '@/components/ui/icons';
import { requireContext } from '@/lib/access/gate/page';
import { listTeamViews } from '@/lib/access/teams/list-team-views';
import { teamSearch } from '@/lib/access/teams/team-search';
import { work } from '@/lib/modules';
import { availability } from '@/lib/policy/might-ever';
import { ShowSwitch } from './show-switch';
import { TeamsTable } from './teams-table';

/** Settings → Teams: the teams, their members and their work. Team scope depends on it (S1.22). */
export default async function TeamsPage(props: PageProps<'/w/[workspace]/settings/teams'>) {
  const ctx = await requireContext(props.params, 'teams.view');
  const search = teamSearch.parse(await props.searchParams);
  const teams = await listTeamViews(ctx, work, search);
  const t = await getTranslations('teams');
  const { slug } = ctx.workspace;
  const { decision } = availability(ctx.access, 'teams.manage');
  return (
    <ListPage
      topics={['members']}
      title={t('title')}
      facts={t('facts')}
      primary={
        decision.allowed ? (
          <ButtonLink
            variant="primary"
            icon={<Plus aria-hidden />}
            href={`/w/${slug}/settings/teams/new`}
            prefetch={false}
          >
            {t('new')}
          </ButtonLink>
        ) : (
          <LockedButton label={t('new')} decision={decision} />
        )
      }
      search={t('search')}
      filters={<ShowSwitch />}
    >
      <TeamsTable teams={teams} workspace={slug} decision={decision} show={search.show} q={search.q} />
    </ListPage>
  );
}
