'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import type { CreatedAccount } from '@/lib/access/profiles/create-account';
import { LevelChoice } from '../access/level-choice';
import { useProposedLevel } from '../access/levels';
import { createAccountAction, proposeUsernameAction } from '../actions';
import { AccountFields } from '../dialogs/account-fields';
import { useUsersPage } from '../users-page-context';
import { CreatedNotice } from './created-notice';

const schema = () => import('../inputs').then((module) => module.CreateAccount);

/** Personal details, a proposed username (S4.7) and the role (S4.10); then the link (S4.9). */
export function NewAccountForm({ email }: { email: string }) {
  const t = useTranslations('account');
  const { workspace } = useUsersPage();
  const role = useProposedLevel();
  const [created, setCreated] = useState<CreatedAccount | null>(null);
  const { form, submit, error } = useActionForm(createAccountAction, schema, {
    defaultValues: {
      workspace: workspace.slug,
      email,
      username: '',
      firstName: '',
      lastName: '',
      website: '',
      role,
      restrictions: [],
    },
    onSuccess: setCreated,
  });

  /** A username that the actor entered is kept. */
  async function propose() {
    if (form.getFieldState('username').isDirty) return;
    const { firstName, lastName, email: address } = form.getValues();
    if (!firstName || !lastName) return;
    const answer = await proposeUsernameAction({
      workspace: workspace.slug,
      firstName: String(firstName),
      lastName: String(lastName),
      email: String(address),
    });
    if (answer.ok && !form.getFieldState('username').isDirty) {
      form.resetField('username', { defaultValue: answer.data.username });
    }
  }

  if (created) return <CreatedNotice created={created} />;
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4 pt-2" aria-label={t('add')}>
      <FormError error={error} />
      <AccountFields onName={propose} />
      <Field name="username" label={t('username')} help={t('usernameHelp')}>
        {(control) => <Input {...control} autoComplete="off" spellCheck={false} />}
      </Field>
      <LevelChoice look="cards" />
      <SubmitButton className="self-start">{t('create')}</SubmitButton>
    </ActionForm>
  );
}
