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
import type { EntryView } from '@/lib/work/forms/form-entry';
import { confirmEntryAction, confirmEntryFormAction } from './actions';
import { ConfirmEntry } from './inputs';

const acts = {
  'sign-up': 'confirmSignUp',
  unsubscribe: 'confirmUnsubscribe',
  update: 'confirmUpdate',
} as const;

/** One button, then the thank-you text of the form; using the link again shows the text too. */
export function ConfirmForm(props: EntryView & { token: string; answer: FormAnswer | undefined }) {
  const { token, answer, ...entry } = props;
  const t = useTranslations('publicForm');
  const [isDone, setDone] = useState(entry.isConfirmed);
  const { form, submit, error } = useActionForm(confirmEntryAction, ConfirmEntry, {
    defaultValues: { token },
    answer,
    onSuccess: () => setDone(true),
  });
  return (
    <PublicCard title={entry.heading}>
      {isDone ? (
        <p role="status" className="whitespace-pre-wrap break-words">
          {entry.thanks}
        </p>
      ) : (
        <>
          <p className="break-words">{t('confirmLead', { email: entry.email })}</p>
          <ActionForm form={form} submit={submit} plainAction={confirmEntryFormAction} className="gap-4">
            <input type="hidden" name="token" value={token} />
            <FormError error={error} />
            <SubmitButton size="gate" className="self-start">
              {t(acts[entry.purpose])}
            </SubmitButton>
          </ActionForm>
        </>
      )}
      <LanguageLinks />
    </PublicCard>
  );
}
