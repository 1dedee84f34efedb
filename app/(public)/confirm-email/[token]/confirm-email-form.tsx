'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import type { FormAnswer } from '@/lib/platform/action-result';
import { confirmEmailAction, confirmEmailFormAction } from './actions';

const schema = () => import('./inputs').then((module) => module.ConfirmEmail);

/** Confirms the new address by the link, then reports success. */
export function ConfirmEmailForm(props: { token: string; email: string; answer: FormAnswer | undefined }) {
  const { token, email, answer } = props;
  const t = useTranslations('confirmEmail');
  const [isDone, setDone] = useState(answer?.error === null);
  const { form, submit, error } = useActionForm(confirmEmailAction, schema, {
    defaultValues: { token },
    answer,
    onSuccess: () => setDone(true),
  });
  if (isDone) {
    return (
      <Gate title={t('doneTitle')} subtitle={<span role="status">{t('doneLead', { email })}</span>}>
        <ButtonLink href="/workspaces" variant="primary" size="gate">
          {t('goOn')}
        </ButtonLink>
      </Gate>
    );
  }
  return (
    <Gate title={t('title')} subtitle={t('lead', { email })}>
      <ActionForm form={form} submit={submit} plainAction={confirmEmailFormAction} className="gap-4">
        <input type="hidden" name="token" value={token} />
        <FormError error={error} />
        <SubmitButton size="gate">{t('confirm')}</SubmitButton>
      </ActionForm>
    </Gate>
  );
}
