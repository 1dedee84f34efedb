'use client';

import { useTranslations } from 'next-intl';
import { ControlledField, Field } from '@/components/form/field';
import { DateInput } from '@/components/ui/date-input';
import { Select } from '@/components/ui/select';

/** The colleague and the days of a cover. */
export function CoverFields({
  colleagues,
  timeZone,
}: {
  colleagues: readonly { id: string; name: string }[];
  timeZone: string;
}) {
  const t = useTranslations('cover');
  return (
    <>
      <ControlledField name="byId" label={t('colleague')} className="max-w-[320px]">
        {({ ref: _, ...control }) => (
          <Select
            {...control}
            value={control.value || null}
            placeholder={t('choose')}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </ControlledField>
      <div className="grid grid-cols-2 gap-4 max-tablet:grid-cols-1">
        <Field name="starts" label={t('firstDay')} hint={t('optional')} help={t('firstDayHelp')}>
          {(control) => <DateInput {...control} />}
        </Field>
        <Field name="ends" label={t('lastDay')} help={t('lastDayHelp', { timeZone })}>
          {(control) => <DateInput {...control} />}
        </Field>
      </div>
    </>
  );
}
