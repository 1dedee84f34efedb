'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import type { FormAnswer } from '@/lib/platform/action-result';
import { joinAsNewAction, joinAsNewFormAction } from './actions';
import { InvitedEmail } from './invited-email';

const schema = () => import('./inputs').then((module) => module.JoinAsNew);

/** Name and password; a person whose account was created (S4.9) has a name already, and sees their username. */
export function JoinAsNewForm(props: {
  token: string;
  email: string;
  name: string | null;
  username: string | null;
  answer: FormAnswer | undefined;
}) {
  const { token, email, name, username, answer } = props;
  const t = useTranslations('invitation');
  const { form, submit, error } = useActionForm(joinAsNewAction, schema, {
    defaultValues: { token, name: name ?? '', password: '' },
    answer,
    onSuccess: ({ workspace }) => window.location.replace(`/w/${workspace}`),
  });
  return (
    <ActionForm form={form} submit={submit} plainAction={joinAsNewFormAction} className="gap-4">
      <input type="hidden" name="token" value={token} />
      {username !== null && <input type="hidden" name="name" value={name ?? ''} />}
      <FormError error={error} />
      <InvitedEmail email={email} />
      {username === null ? (
        <Field name="name" label={t('name')}>
          {(control) => <Input {...control} size="gate" autoComplete="name" />}
        </Field>
      ) : (
        <GivenUsername username={username} />
      )}
      <Field name="password" label={t('password')}>
        {(control) => <PasswordInput {...control} size="gate" meter />}
      </Field>
      <SubmitButton size="gate">{t('accept')}</SubmitButton>
    </ActionForm>
  );
}

function GivenUsername({ username }: { username: string }) {
  const t = useTranslations('invitation');
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t('username')}
      </label>
      <Input id={id} size="gate" value={username} readOnly aria-describedby={`${id}-help`} />
      <p id={`${id}-help`} className="type-13 text-ink-2">
        {t('usernameHelp')}
      </p>
    </div>
  );
}
