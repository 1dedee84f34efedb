'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import type { FormAnswer } from '@/lib/platform/action-result';
import { joinAsExistingAction, joinAsExistingFormAction } from './actions';

const schema = () => import('./inputs').then((module) => module.JoinAsExisting);

export function JoinAsExistingForm({ token, answer }: { token: string; answer: FormAnswer | undefined }) {
  const t = useTranslations('invitation');
  const { form, submit, error } = useActionForm(joinAsExistingAction, schema, {
    defaultValues: { token },
    answer,
    onSuccess: ({ workspace }) => window.location.replace(`/w/${workspace}`),
  });
  return (
    <ActionForm form={form} submit={submit} plainAction={joinAsExistingFormAction} className="gap-4">
      <input type="hidden" name="token" value={token} />
      <FormError error={error} />
      <SubmitButton size="gate">{t('accept')}</SubmitButton>
    </ActionForm>
  );
}
