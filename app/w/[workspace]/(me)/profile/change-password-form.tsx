'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { PasswordInput } from '@/components/ui/password-input';
import { toast } from '@/components/ui/toast';
import { changePasswordAction } from './actions';

const schema = () => import('./inputs').then((module) => module.ChangePassword);

export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations('profile');
  const { form, submit, error } = useActionForm(changePasswordAction, schema, {
    defaultValues: { current: '', next: '' },
    onSuccess: () => {
      form.reset();
      toast(t('passwordChanged'));
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-[376px] gap-4">
      <FormError error={error} />
      {/* Tells password managers which account the password belongs to. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field name="current" label={t('currentPassword')}>
        {(control) => <PasswordInput {...control} />}
      </Field>
      <Field name="next" label={t('newPassword')}>
        {(control) => <PasswordInput {...control} meter />}
      </Field>
      <SubmitButton className="justify-self-start self-start" variant="secondary">
        {t('changePassword')}
      </SubmitButton>
    </ActionForm>
  );
}
