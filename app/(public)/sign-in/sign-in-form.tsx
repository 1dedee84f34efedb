'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { challengePath } from '@/lib/access/sign-in/challenge-path';
import type { FormAnswer } from '@/lib/platform/action-result';
import { signInAction, signInFormAction } from './actions';
import { PasskeySignIn } from './passkey-sign-in';
import { SingleSignOn } from './single-sign-on';

const schema = () => import('./inputs').then((module) => module.SignIn);

interface SignInFormProps {
  /** Path in this console, validated by the server; absent: the current page, which comes with the answer. */
  goTo?: string;
  /** Where the form posted without script leads to; absent: `goTo`. */
  plainGoTo?: string;
  /** Prefilled and read-only, where only one account is valid. */
  email?: string;
  singleSignOn: { name: string } | null;
  /** Whether there can be passkeys at the address of this installation. */
  hasPasskeys: boolean;
  answer: FormAnswer | undefined;
}

/** Email or username and password, a passkey in their place, and the identity provider if there is one. */
export function SignInForm(props: SignInFormProps) {
  const { goTo, plainGoTo = goTo, email, singleSignOn, hasPasskeys, answer } = props;
  const t = useTranslations('signIn');
  const { form, submit, error } = useActionForm(signInAction, schema, {
    defaultValues: { identifier: email ?? '', password: '' },
    answer,
    // A full page load, so that nothing rendered for another session stays in memory.
    onSuccess: ({ isPending }) => {
      if (isPending) window.location.assign(challengePath(goTo ?? window.location.pathname));
      else if (goTo) window.location.assign(goTo);
    },
  });
  return (
    <>
      <ActionForm form={form} submit={submit} plainAction={signInFormAction} className="gap-4">
        <input type="hidden" name="goTo" value={plainGoTo} />
        <FormError error={error} />
        <Field name="identifier" label={t('identifier')}>
          {(control) => (
            <Input
              {...control}
              size="gate"
              // A passkey is suggested here beside the names that the browser keeps.
              autoComplete="username webauthn"
              autoCapitalize="none"
              spellCheck={false}
              readOnly={email !== undefined}
            />
          )}
        </Field>
        <Field
          name="password"
          label={t('password')}
          help={
            <span className="block text-right">
              <Link href="/forgot-password" className="link">
                {t('forgot')}
              </Link>
            </span>
          }
        >
          {(control) => <PasswordInput {...control} size="gate" />}
        </Field>
        <SubmitButton size="gate">{t('submit')}</SubmitButton>
      </ActionForm>
      {hasPasskeys && <PasskeySignIn goTo={goTo} />}
      {singleSignOn && <SingleSignOn name={singleSignOn.name} goTo={goTo} />}
    </>
  );
}
