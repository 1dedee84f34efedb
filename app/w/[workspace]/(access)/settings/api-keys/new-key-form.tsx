'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import { createApiKeyAction } from './actions';
import { type OfferedScope, ScopeChoice } from './scope-choice';

const schema = () => import('./inputs').then((module) => module.CreateApiKey);

/** Creates an API key for the actor: its name and its scopes. */
export function NewKeyForm(props: {
  workspace: string;
  scopes: readonly OfferedScope[];
  onMade: (token: string, scopes: readonly ApiScope[]) => void;
}) {
  const t = useTranslations('apiKeys');
  const { workspace, scopes, onMade } = props;
  const { form, submit, error } = useActionForm(createApiKeyAction, schema, {
    defaultValues: { workspace, name: '', scopes: [] },
    onSuccess: ({ token }) => onMade(token, form.getValues('scopes')),
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('new')}>{t('lead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <Field name="name" label={t('name')} help={t('nameHelp')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <ScopeChoice scopes={scopes} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('create')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
