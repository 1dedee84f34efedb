'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { languageNames, locales } from '@/lib/platform/i18n/locales';
import { proposedCountry } from './proposed-country';

export interface Country {
  code: string;
  name: string;
}

/** Country, language and time zone of the first workspace, proposed from the browser. */
export function RegionStep({ countries }: { countries: readonly Country[] }) {
  const t = useTranslations('newOrganisation');
  const zones = useId();
  const { getValues, setValue } = useFormContext();
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const codes = countries.map(({ code }) => code);
    if (getValues('timeZone') === '') setValue('timeZone', timeZone);
    if (getValues('country') === '')
      setValue('country', proposedCountry(codes, timeZone, navigator.languages) ?? '');
  }, [countries, getValues, setValue]);
  return (
    <div className="grid max-w-form gap-4">
      <Field name="country" label={t('country')} help={t('countryHelp')}>
        {(control) => (
          <NativeSelect
            {...control}
            autoComplete="country"
            placeholder={t('chooseCountry')}
            options={countries.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
      </Field>
      <Field name="locale" label={t('language')} help={t('languageHelp')}>
        {(control) => (
          <NativeSelect
            {...control}
            options={locales.map((locale) => ({ value: locale, label: languageNames[locale] }))}
          />
        )}
      </Field>
      <Field name="timeZone" label={t('timeZone')} help={t('timeZoneHelp')}>
        {(control) => <Input {...control} size="gate" list={zones} autoComplete="off" />}
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}
