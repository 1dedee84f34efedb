'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { Input } from '@/components/ui/input';
import type { FormAnswer } from '@/lib/platform/action-result';
import { forgotPasswordAction, forgotPasswordFormAction } from './actions';

const schema = () => import('./inputs').then((module) => module.ForgotPassword);

/** Asks for the address, then shows the same text for known and unknown addresses (AU1). */
export function ForgotPasswordForm({ answer }: { answer: FormAnswer | undefined }) {
  const t = useTranslations('passwords');
  const [sentTo, setSentTo] = useState(answer?.error === null ? String(answer.values.email) : null);
  const { form, submit, error } = useActionForm(forgotPasswordAction, schema, {
    defaultValues: { email: '' },
    answer,
    onSuccess: (_, { email }) => setSentTo(email),
  });
  const back = (
    <ButtonLink href="/sign-in" size="gate">
      {t('backToSignIn')}
    </ButtonLink>
  );
  if (sentTo !== null) {
    return (
      <Gate title={t('sentTitle')} subtitle={<span role="status">{t('sentLead', { email: sentTo })}</span>}>
        {back}
      </Gate>
    );
  }
  return (
    <Gate title={t('forgotTitle')} subtitle={t('forgotLead')}>
      <ActionForm form={form} submit={submit} plainAction={forgotPasswordFormAction} className="gap-4">
        <FormError error={error} />
        <Field name="email" label={t('email')}>
          {(control) => <Input {...control} size="gate" type="email" autoComplete="email" />}
        </Field>
        <SubmitButton size="gate">{t('sendLink')}</SubmitButton>
      </ActionForm>
      {back}
    </Gate>
  );
}
