'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { SearchX, UsersRound } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { TeamShow } from '@/lib/access/teams/team-search';
import type { TeamView } from '@/lib/access/teams/team-view';
import type { Decision } from '@/lib/policy/model';
import { useTeamColumns } from './team-columns';
import { TeamMenu } from './team-menu';

/** The teams of the workspace. */
export function TeamsTable(props: {
  teams: TeamView[];
  workspace: string;
  decision: Decision;
  show: TeamShow;
  q: string;
}) {
  const t = useTranslations('teams');
  const { workspace, decision } = props;
  const columns = useTeamColumns(decision, workspace);
  return (
    <DataTable
      id="teams"
      label={t('title')}
      rows={props.teams}
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ name }) => name}
      rowMenu={(team) => <TeamMenu team={team} decision={decision} workspace={workspace} />}
      empty={<NoTeams show={props.show} q={props.q} />}
    />
  );
}

function NoTeams({ show, q }: { show: TeamShow; q: string }) {
  const t = useTranslations('teams');
  if (q) return <State icon={<SearchX />} title={t('noResult', { q })} />;
  if (show === 'archived') return <State icon={<UsersRound />} title={t('noneArchived')} />;
  return (
    <State icon={<UsersRound />} title={t('none')}>
      {t('noneLead')}
    </State>
  );
}
