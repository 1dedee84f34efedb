'use client';

import { SearchX, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { use, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import type { TeamShow } from '@/lib/services/teams/search';
import type { TeamView } from '@/lib/services/teams/view';
import { restoreTeamAction } from './actions';
import { ArchiveTeamDialog } from './archive-team-dialog';
import { RenameTeamDialog } from './rename-team-dialog';
import { type TeamAct, useTeamColumns } from './team-columns';
import { TeamMembersDialog } from './team-members-dialog';
import { TeamMenu } from './team-menu';

/** The teams of the workspace, with the dialogs that their rows open. */
export function TeamsTable(props: {
  teams: Promise<TeamView[]>;
  workspace: string;
  decision: Decision;
  show: TeamShow;
  q: string;
}) {
  const t = useTranslations('teams');
  const { workspace, decision } = props;
  const [opened, setOpened] = useState<{ act: TeamAct; team: TeamView } | null>(null);
  const fail = useFailureToast();
  const close = () => setOpened(null);

  async function restore(team: TeamView) {
    const result = await restoreTeamAction({ workspace, teamId: team.id });
    if (result.ok) toast(t('restored', { name: team.name }));
    else fail(result.error.fields?.name ? { ...result.error, message: 'team-name-taken' } : result.error);
  }

  const [act] = useState(() => (what: TeamAct, team: TeamView) => {
    if (what === 'restore') void restore(team);
    else setOpened({ act: what, team });
  });
  const columns = useTeamColumns(decision, act);
  return (
    <>
      <DataTable
        id="teams"
        label={t('title')}
        rows={use(props.teams)}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={(team) => <TeamMenu team={team} decision={decision} act={act} />}
        empty={<NoTeams show={props.show} q={props.q} />}
      />
      {opened?.act === 'members' && (
        <TeamMembersDialog team={opened.team} workspace={workspace} close={close} />
      )}
      {opened?.act === 'rename' && (
        <RenameTeamDialog team={opened.team} workspace={workspace} close={close} />
      )}
      {opened?.act === 'archive' && (
        <ArchiveTeamDialog team={opened.team} workspace={workspace} restore={restore} close={close} />
      )}
    </>
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
