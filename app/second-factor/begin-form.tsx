'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { PasswordInput } from '@/components/ui/password-input';
import type { FormAnswer } from '@/lib/platform/action-result';
import { beginSetUpAction, beginSetUpFormAction } from './actions';
import { AddPasskey } from './add-passkey';

const schema = () => import('./inputs').then((module) => module.BeginSetUp);

/** Begins the set-up of the first factor; a person with a password enters it, since an open browser is not enough. */
export function BeginForm(props: {
  needsPassword: boolean;
  hasPasskeys: boolean;
  answer: FormAnswer | undefined;
}) {
  const { needsPassword, hasPasskeys, answer } = props;
  const t = useTranslations('secondFactor');
  const { form, submit, error } = useActionForm(beginSetUpAction, schema, {
    defaultValues: { password: '' },
    answer,
  });
  return (
    <ActionForm form={form} submit={submit} plainAction={beginSetUpFormAction} className="gap-4">
      <FormError error={error} />
      {needsPassword ? (
        <Field name="password" label={t('password')}>
          {(control) => <PasswordInput {...control} size="gate" />}
        </Field>
      ) : (
        <input type="hidden" name="password" value="" />
      )}
      <SubmitButton size="gate">{t('begin')}</SubmitButton>
      {hasPasskeys && (
        <AddPasskey
          password={() => form.getValues('password')}
          onWrongPassword={(message) =>
            form.setError('password', { type: 'server', message }, { shouldFocus: true })
          }
        />
      )}
    </ActionForm>
  );
}
