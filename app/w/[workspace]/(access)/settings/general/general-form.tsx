'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { GeneralSettings } from '@/lib/access/workspaces/general-settings';
import { isLocale, languageNames, locales } from '@/lib/platform/i18n/locales';
import type { Decision } from '@/lib/policy/model';
import { updateWorkspaceAction } from './actions';
import { noCountry, UpdateWorkspace, writers } from './inputs';
import { StaleSettings } from './stale-settings';

const languageOf = (locale: string | null) => (isLocale(locale) ? locale : writers);

/** Name, country, language and time zone. After an edit conflict, the saved values are shown beside the entered ones. */
export function GeneralForm(props: {
  settings: GeneralSettings;
  workspace: string;
  calls: 'workspace' | 'account';
  decision: Decision;
  timeZones: readonly string[];
  countries: readonly { code: string; name: string }[];
}) {
  const t = useTranslations('general');
  const zones = useId();
  const { settings, workspace, calls, decision } = props;
  const { form, submit, error } = useActionForm(updateWorkspaceAction, UpdateWorkspace, {
    defaultValues: {
      workspace,
      version: settings.version,
      name: settings.name,
      locale: languageOf(settings.locale),
      timeZone: settings.timeZone,
      country: settings.country ?? noCountry,
    },
    onSuccess: ({ version }, sent) => {
      form.reset({ ...sent, version });
      toast(t('saved'));
    },
  });
  return (
    <ActionForm
      form={form}
      submit={submit}
      className="max-w-[376px] gap-4"
      aria-label={t('settingsTitle', { calls })}
    >
      {error?.kind === 'stale' ? (
        <StaleSettings
          workspace={workspace}
          calls={calls}
          typed={form.getValues()}
          onRead={(version) => form.setValue('version', version)}
        />
      ) : (
        <FormError error={error} />
      )}
      <Field name="name" label={t('name', { calls })}>
        {(control) => <Input {...control} autoComplete="off" readOnly={!decision.allowed} />}
      </Field>
      <ControlledField name="country" label={t('country')} help={t('countryHelp')}>
        {({ ref: _, ...control }) => (
          <Select
            {...control}
            disabled={!decision.allowed}
            options={[
              { value: noCountry, label: t('noCountry') },
              ...props.countries.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        )}
      </ControlledField>
      <ControlledField name="locale" label={t('language')} help={t('languageHelp')}>
        {({ ref: _, ...control }) => (
          <Select
            {...control}
            disabled={!decision.allowed}
            options={[
              { value: writers, label: t('noLanguage') },
              ...locales.map((locale) => ({ value: locale as string, label: languageNames[locale] })),
            ]}
          />
        )}
      </ControlledField>
      <Field name="timeZone" label={t('timeZone')} help={t('timeZoneHelp')}>
        {(control) => <Input {...control} list={zones} autoComplete="off" readOnly={!decision.allowed} />}
      </Field>
      <datalist id={zones}>
        {props.timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {decision.allowed ? (
        <SubmitButton className="self-start">{t('save')}</SubmitButton>
      ) : (
        <LockedButton label={t('save')} decision={decision} className="self-start" />
      )}
    </ActionForm>
  );
}
