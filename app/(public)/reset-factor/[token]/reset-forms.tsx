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
import {
  completeFactorResetAction,
  completeFactorResetFormAction,
  stopFactorResetByLinkAction,
  stopFactorResetFormAction,
} from './actions';

const schema = () => import('./inputs').then((module) => module.ResetLink);

/** Removes the factor, or stops the reset; then says which. */
export function ResetForms(props: {
  token: string;
  isDue: boolean;
  lead: string;
  answers: { complete: FormAnswer | undefined; stop: FormAnswer | undefined };
}) {
  const { token, isDue, lead, answers } = props;
  const t = useTranslations('factorReset');
  const [done, setDone] = useState(doneBy(answers));
  const completing = useActionForm(completeFactorResetAction, schema, {
    defaultValues: { token },
    answer: answers.complete,
    onSuccess: () => setDone('completed'),
  });
  const stopping = useActionForm(stopFactorResetByLinkAction, schema, {
    defaultValues: { token },
    answer: answers.stop,
    onSuccess: () => setDone('halted'),
  });
  if (done)
    return (
      <Gate title={t(`${done}Title`)} subtitle={<span role="status">{t(`${done}Lead`)}</span>}>
        <ButtonLink href="/sign-in" variant="primary" size="gate">
          {t('signIn')}
        </ButtonLink>
      </Gate>
    );
  return (
    <Gate title={t('linkTitle')} subtitle={lead}>
      <FormError error={completing.error ?? stopping.error} />
      {isDue && (
        <ActionForm {...completing} plainAction={completeFactorResetFormAction} className="gap-2">
          <input type="hidden" name="token" value={token} />
          <SubmitButton size="gate">{t('complete')}</SubmitButton>
        </ActionForm>
      )}
      <ActionForm {...stopping} plainAction={stopFactorResetFormAction} className="gap-2">
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="gate" variant="secondary">
          {t('stopByLink')}
        </SubmitButton>
        <p className="type-13 text-ink-2">{t('stopHelp')}</p>
      </ActionForm>
    </Gate>
  );
}

function doneBy({ complete, stop }: { complete: FormAnswer | undefined; stop: FormAnswer | undefined }) {
  if (complete?.error === null) return 'completed';
  return stop?.error === null ? 'halted' : null;
}
