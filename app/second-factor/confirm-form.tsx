'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { CopyField } from '@/components/ui/copy-field';
import { Input } from '@/components/ui/input';
import { QrCode } from '@/components/ui/qr-code';
import type { SetUpView } from '@/lib/access/second-factor/set-up';
import type { FormAnswer } from '@/lib/platform/action-result';
import { confirmSetUpAction, confirmSetUpFormAction } from './actions';
import { useRecoveryCodes } from './recovery-codes';

const schema = () => import('./inputs').then((module) => module.ConfirmSetUp);

/** The QR code, the same as text, and the code that proves that the app has it. */
export function ConfirmForm({ secret, qr, answer }: SetUpView & { answer: FormAnswer | undefined }) {
  const t = useTranslations('secondFactor');
  const showCodes = useRecoveryCodes();
  const { form, submit, error } = useActionForm(confirmSetUpAction, schema, {
    defaultValues: { code: '' },
    answer,
    onSuccess: ({ codes }) => showCodes(codes),
  });
  return (
    <>
      <p>{t('scan')}</p>
      <QrCode {...qr} label={t('qr')} />
      <div className="grid gap-1.5">
        <p className="type-13 text-ink-2">{t('orType')}</p>
        <CopyField value={secret} label={t('copySecret')} />
      </div>
      <ActionForm form={form} submit={submit} plainAction={confirmSetUpFormAction} className="gap-4">
        <FormError error={error} />
        <Field name="code" label={t('firstCode')} help={t('firstCodeHelp')}>
          {(control) => (
            <Input
              {...control}
              size="gate"
              inputMode="numeric"
              autoComplete="one-time-code"
              spellCheck={false}
            />
          )}
        </Field>
        <SubmitButton size="gate">{t('turnOn')}</SubmitButton>
      </ActionForm>
    </>
  );
}
