'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { toast } from '@/components/ui/toast';
import { requestEmailChangeAction } from './actions';

const schema = () => import('./inputs').then((module) => module.RequestEmailChange);

/** Requests another email address (S1.33); nothing changes until the link in its mail is used. */
export function ChangeEmailForm({ needsPassword }: { needsPassword: boolean }) {
  const t = useTranslations('profile');
  const { form, submit, error } = useActionForm(requestEmailChangeAction, schema, {
    defaultValues: { email: '', password: '' },
    onSuccess: (_, { email }) => {
      form.reset();
      toast(t('emailSent', { email }));
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-[376px] gap-4">
      <FormError error={error} />
      <Field name="email" label={t('newEmail')}>
        {(control) => <Input {...control} type="email" autoComplete="off" />}
      </Field>
      {needsPassword && (
        <Field name="password" label={t('passwordForEmail')}>
          {(control) => <PasswordInput {...control} />}
        </Field>
      )}
      <SubmitButton className="self-start" variant="secondary">
        {t('changeEmail')}
      </SubmitButton>
    </ActionForm>
  );
}
