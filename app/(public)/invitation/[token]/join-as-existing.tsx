'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { joinAsExistingAction } from './actions';

const schema = () => import('./inputs').then((module) => module.JoinAsExisting);

export function JoinAsExistingForm({ token }: { token: string }) {
  const t = useTranslations('invitation');
  const { form, submit, error } = useActionForm(joinAsExistingAction, schema, {
    defaultValues: { token },
    onSuccess: ({ workspace }) => window.location.replace(`/w/${workspace}`),
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-4">
      <FormError error={error} />
      <SubmitButton size="gate">{t('accept')}</SubmitButton>
    </ActionForm>
  );
}
