'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { deleteAccountAction } from './actions';

const schema = () => import('./inputs').then((module) => module.DeleteAccount);

/** Deletes the account after its name was entered (S3.12). */
export function DeleteAccountForm({ workspace, name }: { workspace: string; name: string }) {
  const t = useTranslations('accountDeletion');
  const { form, submit, error, isBusy } = useActionForm(deleteAccountAction, schema, {
    defaultValues: { workspace, name: '' },
    onSuccess: () => window.location.assign('/workspaces'),
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-[376px] gap-4" aria-label={t('title')}>
      <FormError error={error} />
      <Field name="name" label={t('typeName', { name })}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Button
        type="submit"
        variant="danger"
        busy={isBusy}
        disabled={form.watch('name').trim() !== name}
        className="self-start"
      >
        {t('delete')}
      </Button>
    </ActionForm>
  );
}
