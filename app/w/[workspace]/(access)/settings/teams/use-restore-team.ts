'use client';

import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import type { TeamView } from '@/lib/access/teams/team-view';
import { restoreTeamAction } from './actions';

/** Restores an archived team and confirms it. */
export function useRestoreTeam(workspace: string): (team: TeamView) => Promise<void> {
  const t = useTranslations('teams');
  const fail = useFailureToast();
  return async (team) => {
    const result = await restoreTeamAction({ workspace, teamId: team.id });
    if (result.ok) toast(t('restored', { name: team.name }));
    else fail(result.error.fields?.name ? { ...result.error, message: 'team-name-taken' } : result.error);
  };
}
