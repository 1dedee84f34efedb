'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import type { FormAnswer } from '@/lib/platform/action-result';
import {
  removeFactorAction,
  removeFactorFormAction,
  renewCodesAction,
  renewCodesFormAction,
} from './actions';
import { useRecoveryCodes } from './recovery-codes';

const schema = () => import('./inputs').then((module) => module.Nothing);

/** New recovery codes, and removing the factor; both need a fresh factor. */
export function ChangeForms({ answer }: { answer: FormAnswer | undefined }) {
  const t = useTranslations('secondFactor');
  const showCodes = useRecoveryCodes();
  const renewing = useActionForm(renewCodesAction, schema, {
    defaultValues: {},
    answer,
    onSuccess: ({ codes }) => showCodes(codes),
  });
  const removing = useActionForm(removeFactorAction, schema, { defaultValues: {} });
  return (
    <>
      <ActionForm {...renewing} plainAction={renewCodesFormAction} className="gap-2">
        <FormError error={renewing.error ?? removing.error} />
        <SubmitButton size="gate" variant="secondary">
          {t('renewCodes')}
        </SubmitButton>
        <p className="type-13 text-ink-2">{t('renewCodesHelp')}</p>
      </ActionForm>
      <ActionForm {...removing} plainAction={removeFactorFormAction} className="gap-2">
        <SubmitButton size="gate" variant="danger">
          {t('remove')}
        </SubmitButton>
        <p className="type-13 text-ink-2">{t('removeHelp')}</p>
      </ActionForm>
    </>
  );
}
