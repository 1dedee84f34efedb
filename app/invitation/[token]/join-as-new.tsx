'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { joinAsNewAction } from './actions';
import { JoinAsNew } from './inputs';
import { InvitedEmail } from './invited-email';

export function JoinAsNewForm({ token, email, name }: { token: string; email: string; name: string | null }) {
  const t = useTranslations('invitation');
  const { form, submit, error } = useActionForm(joinAsNewAction, JoinAsNew, {
    defaultValues: { token, name: name ?? '', password: '' },
    onSuccess: ({ workspace }) => window.location.replace(`/w/${workspace}`),
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-4">
      <FormError error={error} />
      <InvitedEmail email={email} />
      <Field name="name" label={t('name')}>
        {(control) => <Input {...control} size="gate" autoComplete="name" />}
      </Field>
      <Field name="password" label={t('password')}>
        {(control) => <PasswordInput {...control} size="gate" meter />}
      </Field>
      <SubmitButton size="gate">{t('accept')}</SubmitButton>
    </ActionForm>
  );
}
