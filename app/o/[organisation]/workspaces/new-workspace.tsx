'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Plus } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { createWorkspaceAction } from './actions';

const schema = () => import('./inputs').then((module) => module.CreateWorkspace);

interface NewWorkspaceProps {
  organisation: string;
  /** The access model's word for a workspace. */
  calls: 'workspace' | 'account';
  /** Whether the new one lies below the root of a tree. */
  isTree: boolean;
}

/** The button that makes a workspace, with its dialog. */
export function NewWorkspace(props: NewWorkspaceProps) {
  const t = useTranslations('organisationWorkspaces');
  const { opened, close } = useDialogAddress();
  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Plus aria-hidden />}>
        {t('new', { calls: props.calls })}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <NewWorkspaceForm {...props} close={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function NewWorkspaceForm({ organisation, calls, isTree, close }: NewWorkspaceProps & { close: () => void }) {
  const t = useTranslations('organisationWorkspaces');
  const { form, submit, error } = useActionForm(createWorkspaceAction, schema, {
    defaultValues: { organisation, name: '' },
    onSuccess: (_, { name }) => {
      toast(t('created', { name }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('new', { calls })}>{t(isTree ? 'newLeadBelow' : 'newLead', { calls })}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <Field name="name" label={t('name')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('create', { calls })}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
