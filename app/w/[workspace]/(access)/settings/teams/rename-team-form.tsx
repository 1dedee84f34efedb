'use client';

import { useTranslations } from 'next-intl';
import { RenameForm } from '@/components/form/rename-form';
import { useActionForm } from '@/components/form/use-action-form';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { toast } from '@/components/ui/toast';
import type { TeamView } from '@/lib/access/teams/team-view';
import { renameTeamAction } from './actions';
import { RenameTeam } from './inputs';
import { StaleTeam } from './stale-team';

/** Renames a team. */
export function RenameTeamForm({ team, workspace }: { team: TeamView; workspace: string }) {
  const t = useTranslations('teams');
  const close = useCloseRoute();
  const { form, submit, error } = useActionForm(renameTeamAction, RenameTeam, {
    defaultValues: { workspace, teamId: team.id, version: team.version, name: team.name },
    onSuccess: (_, { name }) => {
      toast(t('renamed', { name }));
      close();
    },
  });
  return (
    <RenameForm
      form={form}
      submit={submit}
      error={error}
      title={t('renameTitle', { name: team.name })}
      label={t('name')}
      rename={t('rename')}
      stale={
        <StaleTeam
          workspace={workspace}
          teamId={team.id}
          onRead={(now) => form.setValue('version', now.team.version)}
        />
      }
    />
  );
}
