'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import type { SettingsForm } from '@/lib/work/collections/settings-form';
import type { SettingsView } from '@/lib/work/records/settings-forms/read-settings';
import { saveSettingsAction } from '../actions';
import type { Choices } from '../collection-page-context';
import { FieldsOf } from '../fields/record-fields';
import { settingsFormSchema } from '../inputs';
import { StaleSettings } from './stale-settings';

interface SettingsFormFieldsProps {
  workspace: string;
  settingsForm: SettingsForm;
  seen: SettingsView;
  choices: Choices;
  decision: Decision;
}

/** Shows a settings form, editable for people who may. */
export function SettingsFormFields({
  workspace,
  settingsForm,
  seen,
  choices,
  decision,
}: SettingsFormFieldsProps) {
  const t = useTranslations('records');
  const features = useTranslations('features');
  const { id } = settingsForm;
  const schema = useMemo(() => settingsFormSchema(settingsForm), [settingsForm]);
  const title = features(`${id}.label`);
  const { form, submit, error } = useActionForm(saveSettingsAction, schema, {
    defaultValues: { workspace, settingsForm: id, version: seen.version, fields: { ...seen.fields } },
    onSuccess: ({ version }, sent) => {
      form.reset({ ...sent, version });
      toast(t('saved', { name: title }));
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4" aria-label={title}>
      {error?.kind === 'stale' ? (
        <StaleSettings
          workspace={workspace}
          settingsForm={id}
          onRead={({ version }) => form.setValue('version', version)}
        />
      ) : (
        <FormError error={error} />
      )}
      <FieldsOf id={id} of={settingsForm} choices={choices} />
      {decision.allowed ? (
        <SubmitButton className="self-start">{t('save')}</SubmitButton>
      ) : (
        <LockedButton label={t('save')} decision={decision} className="self-start" />
      )}
    </ActionForm>
  );
}
