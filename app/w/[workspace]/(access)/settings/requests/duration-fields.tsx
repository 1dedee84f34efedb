'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { ControlledField, Field } from '@/components/form/field';
import { DateInput } from '@/components/ui/date-input';
import { Select } from '@/components/ui/select';
import type { RequestDuration } from '@/lib/access/members/requests/request-duration';

/** For how long an access is asked for or granted: one list and, for a date, its field. */
export function DurationFields({
  durations,
  label,
}: {
  durations: readonly RequestDuration[];
  label: string;
}) {
  const t = useTranslations('requests');
  const { watch } = useFormContext();
  const options = durations.map((value) => ({ value, label: t(`durations.${value}`) }));
  return (
    <div className="flex flex-wrap items-start gap-3">
      <ControlledField name="duration" label={label} className="w-40 max-tablet:w-full">
        {({ ref: _, ...control }) => <Select {...control} options={options} />}
      </ControlledField>
      {watch('duration') === 'until' && (
        <Field name="untilDay" label={t('lastDay')} className="w-40 max-tablet:w-full">
          {(control) => <DateInput {...control} />}
        </Field>
      )}
    </div>
  );
}
