'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { Select } from '@/components/ui/select';
import { workspaceModels } from '@/lib/access/models/registry';
import { setupAction } from './actions';

const schema = () => import('./inputs').then((module) => module.Setup);

export function SetupForm({ token }: { token: string }) {
  const t = useTranslations('setup');
  const models = useTranslations('models');
  const { form, submit, error } = useActionForm(setupAction, schema, {
    defaultValues: {
      token,
      organisation: '',
      workspace: '',
      model: workspaceModels[0]?.id ?? '',
      name: '',
      email: '',
      password: '',
    },
    onSuccess: ({ workspace }) => window.location.replace(`/w/${workspace}`),
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-4">
      <FormError error={error} />
      <Field name="organisation" label={t('organisation')}>
        {(control) => <Input {...control} size="gate" autoComplete="organization" />}
      </Field>
      <Field name="workspace" label={t('workspace')}>
        {(control) => <Input {...control} size="gate" autoComplete="off" />}
      </Field>
      <ControlledField name="model" label={t('model')} help={t('modelHelp')}>
        {({ ref: _, ...control }) => (
          <Select
            {...control}
            size="gate"
            options={workspaceModels.map(({ id }) => ({ value: id, label: models(id) }))}
          />
        )}
      </ControlledField>
      <Field name="name" label={t('name')}>
        {(control) => <Input {...control} size="gate" autoComplete="name" />}
      </Field>
      <Field name="email" label={t('email')}>
        {(control) => <Input {...control} size="gate" type="email" autoComplete="username" />}
      </Field>
      <Field name="password" label={t('password')}>
        {(control) => <PasswordInput {...control} size="gate" meter />}
      </Field>
      <SubmitButton size="gate">{t('submit')}</SubmitButton>
    </ActionForm>
  );
}
