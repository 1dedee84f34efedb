'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { OrganisationWorkspace } from '@/lib/access/organisation-workspaces/list-workspaces';
import { renameWorkspaceAction } from './actions';

const schema = () => import('./inputs').then((module) => module.RenameWorkspace);

/** Renames a workspace. */
export function RenameWorkspaceForm(props: {
  workspace: OrganisationWorkspace;
  organisation: string;
  close: () => void;
}) {
  const t = useTranslations('organisationWorkspaces');
  const { workspace, organisation, close } = props;
  const { id: workspaceId, version, name: saved } = workspace;
  const { form, submit, error } = useActionForm(renameWorkspaceAction, schema, {
    defaultValues: { organisation, workspaceId, version, name: saved },
    onSuccess: (_, { name }) => {
      toast(t('renamed', { name }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('renameTitle', { name: saved })}>{t('renameLead')}</DialogHead>
      <DialogBody>
        {error?.kind === 'stale' ? (
          <StalePageNotice
            saved={version}
            onRead={(now) => form.setValue('version', now)}
            onTakeOver={() => form.setValue('name', saved)}
            versions={[{ field: t('name'), saved, own: form.getValues('name') }]}
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
