'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { stopOwnResetAction, stopOwnResetFormAction } from './actions';

const schema = () => import('./inputs').then((module) => module.Nothing);

/** Stops a reset that the person has not asked for. */
export function StopResetForm() {
  const t = useTranslations('factorReset');
  const stopping = useActionForm(stopOwnResetAction, schema, { defaultValues: {} });
  return (
    <ActionForm {...stopping} plainAction={stopOwnResetFormAction} className="gap-2">
      <FormError error={stopping.error} />
      <SubmitButton size="gate" variant="secondary">
        {t('stop')}
      </SubmitButton>
    </ActionForm>
  );
}
