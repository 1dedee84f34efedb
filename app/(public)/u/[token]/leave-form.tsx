'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LanguageLinks } from '@/components/shell/language-links';
import { PublicCard } from '@/components/shell/public-card';
import type { FormAnswer } from '@/lib/platform/action-result';
import type { Unsubscription } from '@/lib/work/unsubscribed/unsubscribe';
import { leaveAction, leaveFormAction } from './actions';
import { Leave } from './inputs';

/** One button, then a confirmation; using the link again shows it too. */
export function LeaveForm(props: Unsubscription & { token: string; answer: FormAnswer | undefined }) {
  const { token, sender, hasLeft, answer } = props;
  const t = useTranslations('leaving');
  const [isDone, setDone] = useState(hasLeft);
  const { form, submit, error } = useActionForm(leaveAction, Leave, {
    defaultValues: { token },
    answer,
    onSuccess: () => setDone(true),
  });
  if (isDone) {
    return (
      <PublicCard title={t('doneTitle')}>
        <p role="status">{t('doneLead', { sender })}</p>
        <LanguageLinks />
      </PublicCard>
    );
  }
  return (
    <PublicCard title={t('title')}>
      <p>{t('lead', { sender })}</p>
      <ActionForm form={form} submit={submit} plainAction={leaveFormAction} className="gap-4">
        <input type="hidden" name="token" value={token} />
        <FormError error={error} />
        <SubmitButton size="gate" className="self-start">
          {t('act')}
        </SubmitButton>
      </ActionForm>
      <LanguageLinks />
    </PublicCard>
  );
}
