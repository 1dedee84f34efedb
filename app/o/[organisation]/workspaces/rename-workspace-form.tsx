'use client';

import { useTranslations } from 'next-intl';
import { RenameForm } from '@/components/form/rename-form';
import { StalePageNotice } from '@/components/form/stale-notice';
import { useActionForm } from '@/components/form/use-action-form';
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
    <RenameForm
      form={form}
      submit={submit}
      error={error}
      title={t('renameTitle', { name: saved })}
      lead={t('renameLead')}
      label={t('name')}
      rename={t('rename')}
      stale={
        <StalePageNotice
          saved={version}
          onRead={(now) => form.setValue('version', now)}
          onTakeOver={() => form.setValue('name', saved)}
          versions={[{ field: t('name'), saved, own: form.getValues('name') }]}
        />
      }
    />
  );
}
