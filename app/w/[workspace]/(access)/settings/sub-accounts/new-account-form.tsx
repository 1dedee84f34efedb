'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { createSubAccountAction } from './actions';

const schema = () => import('./inputs').then((module) => module.CreateSubAccount);

/** Creates an account below another (S0.2). */
export function NewAccountForm(props: {
  parent: { id: string; name: string };
  workspace: string;
  close: () => void;
}) {
  const t = useTranslations('subAccounts');
  const { parent, workspace, close } = props;
  const { form, submit, error } = useActionForm(createSubAccountAction, schema, {
    defaultValues: { workspace, parentId: parent.id, name: '' },
    onSuccess: (_, { name }) => {
      toast(t('created', { name }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('new')}>{t('newLead', { parent: parent.name })}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <Field name="name" label={t('name')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('create')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
