'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { removeAppAction, removeAppFormAction } from './actions';

const schema = () => import('./inputs').then((module) => module.Nothing);

/** Removes the authenticator app of a person who has passkeys too. */
export function RemoveAppForm() {
  const t = useTranslations('secondFactor');
  const removing = useActionForm(removeAppAction, schema, { defaultValues: {} });
  return (
    <ActionForm {...removing} plainAction={removeAppFormAction} className="gap-2">
      <FormError error={removing.error} />
      <SubmitButton size="gate" variant="secondary">
        {t('removeApp')}
      </SubmitButton>
    </ActionForm>
  );
}
