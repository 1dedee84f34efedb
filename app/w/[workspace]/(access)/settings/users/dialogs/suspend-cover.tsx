'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { ControlledField, Field } from '@/components/form/field';
import { DateInput } from '@/components/ui/date-input';
import { Select } from '@/components/ui/select';
import type { Successor } from '@/lib/access/members/effects/effects-of';
import { useUsersPage } from '../users-page-context';

/** A colleague who covers the suspended member, and until when (B4, B11). */
export function SuspendCover({ colleagues }: { colleagues: readonly Successor[] }) {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const { control } = useFormContext();
  const chosen = useWatch({ control, name: 'byId' });
  const options = [
    { value: '', label: t('noCover') },
    ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="grid grid-cols-2 gap-4 max-tablet:grid-cols-1">
      <ControlledField name="byId" label={t('coverWith')} hint={t('optional')} help={t('coverWithHelp')}>
        {({ ref: _, ...field }) => <Select {...field} options={options} />}
      </ControlledField>
      {chosen && (
        <Field
          name="ends"
          label={t('coverUntil')}
          help={t('coverUntilHelp', { timeZone: workspace.timeZone })}
        >
          {(field) => <DateInput {...field} />}
        </Field>
      )}
    </div>
  );
}
