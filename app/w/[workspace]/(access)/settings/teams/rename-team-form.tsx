'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
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
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('renameTitle', { name: team.name })} />
      <DialogBody>
        {error?.kind === 'stale' ? (
          <StaleTeam
            workspace={workspace}
            teamId={team.id}
            onRead={(now) => form.setValue('version', now.team.version)}
          />
        ) : (
          <FormError error={error} />
        )}
        <Field name="name" label={t('name')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('rename')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
