'use client';

import { useTranslations } from 'next-intl';
import { StaleNotice } from '@/components/form/stale-notice';
import type { TeamDetail } from '@/lib/access/teams/describe-team';
import { describeTeamAction } from './actions';

/** Another person changed the team first: its name and people now. */
export function StaleTeam(props: {
  workspace: string;
  teamId: string;
  /** Gets the team that the next try is based on. */
  onRead: (now: TeamDetail) => void;
}) {
  const t = useTranslations('teams');
  const { workspace, teamId, onRead } = props;
  return (
    <StaleNotice
      read={() => describeTeamAction({ workspace, teamId })}
      onRead={onRead}
      versionOf={({ team, people, changedBy }) => ({
        by: changedBy,
        versions: [
          { field: t('name'), saved: team.name },
          { field: t('people'), saved: people.map(({ name }) => name).join(', ') || '–' },
        ],
        note: team.isArchived ? t('staleArchived') : undefined,
      })}
    />
  );
}
