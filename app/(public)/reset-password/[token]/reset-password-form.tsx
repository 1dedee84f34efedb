'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { PasswordInput } from '@/components/ui/password-input';
import type { FormAnswer } from '@/lib/platform/action-result';
import { resetPasswordAction, resetPasswordFormAction } from './actions';

const schema = () => import('./inputs').then((module) => module.ResetPassword);

export function ResetPasswordForm({ token, answer }: { token: string; answer: FormAnswer | undefined }) {
  const t = useTranslations('passwords');
  const { form, submit, error } = useActionForm(resetPasswordAction, schema, {
    defaultValues: { token, password: '' },
    answer,
    onSuccess: () => window.location.replace('/sign-in?notice=password-changed'),
  });
  return (
    <ActionForm form={form} submit={submit} plainAction={resetPasswordFormAction} className="gap-4">
      <input type="hidden" name="token" value={token} />
      <FormError error={error} />
      <Field name="password" label={t('newPassword')}>
        {(control) => <PasswordInput {...control} size="gate" meter />}
      </Field>
      <SubmitButton size="gate">{t('save')}</SubmitButton>
    </ActionForm>
  );
}
