'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { confirmEmailAction } from './actions';

const schema = () => import('./inputs').then((module) => module.ConfirmEmail);

/** Confirms the new address by the link, then reports success. */
export function ConfirmEmailForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('confirmEmail');
  const [isDone, setDone] = useState(false);
  const { form, submit, error } = useActionForm(confirmEmailAction, schema, {
    defaultValues: { token },
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
      <ActionForm form={form} submit={submit} className="gap-4">
        <FormError error={error} />
        <SubmitButton size="gate">{t('confirm')}</SubmitButton>
      </ActionForm>
    </Gate>
  );
}
