'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import type { FormAnswer } from '@/lib/platform/action-result';
import { giveFactorAction, giveFactorFormAction } from './actions';

const schema = () => import('./inputs').then((module) => module.GiveFactor);

/** One field for both kinds of code. */
export function GiveFactorForm(props: {
  goTo: string;
  /** Whether the person has an app, and not recovery codes only. */
  hasApp: boolean;
  /** Whether it is the first thing on the page. */
  isFirst: boolean;
  answer: FormAnswer | undefined;
}) {
  const { goTo, hasApp, isFirst, answer } = props;
  const t = useTranslations('secondFactor');
  const { form, submit, error } = useActionForm(giveFactorAction, schema, {
    defaultValues: { code: '' },
    answer,
    // A full page load, so that nothing rendered for another session stays in memory.
    onSuccess: () => window.location.assign(goTo),
  });
  return (
    <ActionForm form={form} submit={submit} plainAction={giveFactorFormAction} className="gap-4">
      <input type="hidden" name="goTo" value={goTo} />
      <FormError error={error} />
      <Field name="code" label={t('code')} help={t(hasApp ? 'codeHelp' : 'codeHelpRecovery')}>
        {(control) => (
          <Input
            {...control}
            size="gate"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={isFirst}
          />
        )}
      </Field>
      <SubmitButton size="gate" variant={isFirst ? 'primary' : 'secondary'}>
        {t('continue')}
      </SubmitButton>
    </ActionForm>
  );
}
