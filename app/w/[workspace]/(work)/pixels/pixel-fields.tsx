'use client';

import { useTranslations } from 'next-intl';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';

/** The settings of a pixel, for adding and editing. */
export function PixelFields({ isReadOnly = false }: { isReadOnly?: boolean }) {
  const t = useTranslations('pixels');
  return (
    <>
      <Field name="name" label={t('name')}>
        {(control) => <Input {...control} autoComplete="off" readOnly={isReadOnly} />}
      </Field>
      <Field name="site" label={t('site')} help={t('siteHelp')}>
        {(control) => <Input {...control} inputMode="url" autoComplete="off" readOnly={isReadOnly} />}
      </Field>
      <CheckboxField name="isOn" label={t('isOn')} help={t('isOnHelp')} disabled={isReadOnly} />
      <CheckboxField
        name="honoursPrivacy"
        label={t('honoursPrivacy')}
        help={t('honoursPrivacyHelp')}
        disabled={isReadOnly}
      />
      <Field name="keepDays" label={t('keepDays')} help={t('keepDaysHelp')}>
        {(control) => (
          <Input {...control} type="number" min={1} max={730} className="w-28" readOnly={isReadOnly} />
        )}
      </Field>
    </>
  );
}
